package io.tideline.job.decisions;

import io.tideline.connectors.playbook.PlaybookStatus;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of a rule that could not be judged, once an hour of event time and reason, however often it
 * fails. It waits until the clock has passed the failure, so that what is told is the hour's first.
 */
public final class FailedRuleFunction
    extends KeyedProcessFunction<FailedRuleKey, FailedRule, PlaybookStatus> {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_MILLIS = 3_600_000L;

  /** In the place of the first failure's time, once that has been told. */
  private static final long TOLD = Long.MIN_VALUE;

  private transient ValueState<Long> first;

  @Override
  public void open(OpenContext openContext) {
    first = getRuntimeContext().getState(new ValueStateDescriptor<>("first", Types.LONG));
  }

  @Override
  public void processElement(FailedRule failed, Context context, Collector<PlaybookStatus> out)
      throws Exception {
    Long known = first.value();
    if (known != null && failed.atMillis() >= known) {
      return;
    }
    TimerService timers = context.timerService();
    first.update(failed.atMillis());
    timers.registerEventTimeTimer(failed.atMillis());
    if (known == null) {
      timers.registerEventTimeTimer(forgetAtMillis(failed.rule(), timers.currentWatermark()));
    }
  }

  /** An hour after its own; what comes so late that this has passed is kept for another. */
  private static long forgetAtMillis(FailedRuleKey rule, long clockMillis) {
    return Math.max((rule.hour() + 1) * HOUR_MILLIS, clockMillis) + HOUR_MILLIS;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PlaybookStatus> out)
      throws Exception {
    Long known = first.value();
    if (known == null) {
      return;
    }
    FailedRuleKey rule = context.getCurrentKey();
    if (known != TOLD && timestamp >= known) {
      out.collect(status(rule, known));
      first.update(TOLD);
    }
    if (timestamp >= forgetAtMillis(rule, Long.MIN_VALUE)) {
      first.clear();
    }
  }

  private static PlaybookStatus status(FailedRuleKey rule, long atMillis) {
    String message =
        "rule \"%s\" can't be judged on some signals and is passed over for them: %s"
            .formatted(rule.ruleId(), rule.reason());
    var error = new PlaybookStatus.Error("rules[" + rule.place() + "].when", message);
    return new PlaybookStatus(rule.tenant(), rule.version(), true, List.of(error), atMillis);
  }
}
