package io.tideline.job.decisions;

import io.tideline.udfs.decision.AlertSignals;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Makes signals of alerts; those about one video go by that. */
public final class FindingsFunction extends ProcessFunction<Alert, DecisionStep> {
  private static final long serialVersionUID = 1L;

  /** What every instance is to know. */
  static final OutputTag<AccountFinding> OF_ACCOUNTS =
      new OutputTag<>("of-accounts", TypeInformation.of(AccountFinding.class));

  @Override
  public void processElement(Alert alert, Context context, Collector<DecisionStep> out) {
    AccountFinding finding = AccountFinding.of(alert);
    if (finding != null) {
      context.output(OF_ACCOUNTS, finding);
    }
    Signal signal = AlertSignals.of(alert);
    if (signal != null) {
      SignalsFunction.emit(signal, context, out);
    }
  }
}
