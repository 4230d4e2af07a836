package io.tideline.job.live;

import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.live.LiveSale;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each live which orders came of it: those whose path has a click in it. A correction of the
 * path, as by a link that comes later, tells the difference.
 */
final class OrderFunction extends KeyedProcessFunction<String, OrderPath, LiveFact> {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_MILLIS = 3_600_000L;

  /** So long after an order its path may change, with what is on its way. */
  static final long CORRECTED_MILLIS = Eligibility.LATENESS_MILLIS + 3 * HOUR_MILLIS;

  private transient ValueState<SoldIn> orders;

  @Override
  public void open(OpenContext openContext) {
    orders =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("sold-in", TypeInformation.of(SoldIn.class)));
  }

  @Override
  public void processElement(OrderPath path, Context context, Collector<LiveFact> out)
      throws Exception {
    var sale =
        new LiveSale(path.orderId(), path.occurredAtMillis(), path.amount(), path.currency());
    List<String> lives = livesOf(path);
    SoldIn before = orders.value();
    if (before == null && lives.isEmpty()) {
      return;
    }
    boolean isSame = before != null && before.sale().equals(sale);
    if (before != null) {
      for (String live : before.lives()) {
        if (!isSame || !lives.contains(live)) {
          out.collect(LiveFact.sold(live, path.accountId(), before.sale(), true));
        }
      }
    }
    for (String live : lives) {
      if (!isSame || !before.lives().contains(live)) {
        out.collect(LiveFact.sold(live, path.accountId(), sale, false));
      }
    }
    orders.update(new SoldIn(sale, lives));
    if (before == null) {
      TimerService timers = context.timerService();
      long from = Math.max(path.occurredAtMillis(), timers.currentWatermark());
      timers.registerEventTimeTimer(from + CORRECTED_MILLIS);
    }
  }

  private static List<String> livesOf(OrderPath path) {
    return path.touches().stream()
        .filter(touch -> touch.type() == TouchType.LIVE)
        .map(PathTouch::content)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<LiveFact> out)
      throws Exception {
    if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      orders.clear();
    }
  }
}
