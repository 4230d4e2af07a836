package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.markov.PathCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the path of each order once: a correction takes back what it corrects. */
final class OrderPathFunction extends KeyedProcessFunction<OrderKey, OrderPath, SettledPaths> {
  private static final long serialVersionUID = 1L;
  private static final long DAY_MILLIS = 86_400_000L;

  /** After that no touch and no link counts for an order any more. */
  static final long SETTLED_MILLIS = 2 * DAY_MILLIS;

  /** So long a correction may be under way. */
  static final long KEPT_MILLIS = 4 * DAY_MILLIS;

  private final AccountDays days;

  private transient ValueState<CountedPath> counted;

  OrderPathFunction(AccountDays days) {
    this.days = days;
  }

  @Override
  public void open(OpenContext openContext) {
    counted =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("counted", TypeInformation.of(CountedPath.class)));
  }

  @Override
  public void processElement(OrderPath path, Context context, Collector<SettledPaths> out)
      throws Exception {
    String[] campaigns =
        path.touches().stream()
            .map(PathTouch::campaign)
            .filter(Objects::nonNull)
            .toArray(String[]::new);
    CountedPath kept = counted.value();
    boolean known = kept != null && Arrays.equals(campaigns, kept.campaigns());
    if (known || (kept == null && campaigns.length == 0)) {
      return;
    }
    if (kept != null && kept.revision() > path.revision()) {
      return;
    }
    PathCounts change = counts(campaigns);
    if (kept != null) {
      change = change.plus(counts(kept.campaigns()).negated());
    }
    counted.update(new CountedPath(path.revision(), campaigns));
    long leavesAt = path.occurredAtMillis() + KEPT_MILLIS;
    context.timerService().registerEventTimeTimer(leavesAt);
    long day = days.dayOf(path.accountId(), path.occurredAtMillis() + SETTLED_MILLIS);
    out.collect(new SettledPaths(path.accountId(), day, change));
  }

  private static PathCounts counts(String[] campaigns) {
    return campaigns.length == 0 ? PathCounts.NONE : PathCounts.of(List.of(campaigns), true, 1);
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<SettledPaths> out) {
    if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      counted.clear();
    }
  }
}
