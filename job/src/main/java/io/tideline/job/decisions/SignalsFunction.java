package io.tideline.job.decisions;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes steps of signals; those about one video go by that, which adds what is known of it. */
public final class SignalsFunction extends ProcessFunction<Signal, DecisionStep> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(Signal signal, Context context, Collector<DecisionStep> out) {
    emit(signal, context, out);
  }

  static void emit(
      Signal signal, ProcessFunction<?, ?>.Context context, Collector<DecisionStep> out) {
    SignalSubject subject = signal.subject();
    if (subject.videoId() == null) {
      out.collect(DecisionStep.of(signal));
      return;
    }
    String key = DecisionKeys.video(subject.platform(), subject.accountId(), subject.videoId());
    context.output(SelectFunction.OF_VIDEOS, DecisionStep.of(key, subject.customerId(), signal));
  }
}
