package io.tideline.job.attribution;

import io.tideline.udfs.attribution.identity.RecentOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;

/**
 * The orders of the key at hand that what comes later may change, by the minute: so a key that
 * everybody orders under is neither read nor written as a whole. Each minute leaves by a timer.
 */
final class RecentOrders {
  private static final long MINUTE_MILLIS = 60_000L;

  private final MapStateDescriptor<Long, List<RecentOrder>> descriptor =
      new MapStateDescriptor<>(
          "orders", Types.LONG, Types.LIST(TypeInformation.of(RecentOrder.class)));
  private final MapState<Long, List<RecentOrder>> minutes;
  private final Counter left;
  private final int maxPerMinute;

  /**
   * @param maxPerMinute how many of one minute are kept: those beyond are not changed by what comes
   *     late, and counted as {@code orders_beyond_bound}
   */
  RecentOrders(RuntimeContext context, int maxPerMinute) {
    this.minutes = context.getMapState(descriptor);
    this.left = context.getMetricGroup().counter("orders_beyond_bound");
    this.maxPerMinute = maxPerMinute;
  }

  void add(RecentOrder order, TimerService timers) throws Exception {
    long minute = Math.floorDiv(order.atMillis(), MINUTE_MILLIS);
    List<RecentOrder> known = minutes.get(minute);
    if (known == null) {
      timers.registerEventTimeTimer(leavesAt(minute));
    } else if (known.size() >= maxPerMinute) {
      left.inc();
      return;
    }
    List<RecentOrder> all = known == null ? new ArrayList<>(1) : new ArrayList<>(known);
    all.add(order);
    minutes.put(minute, all);
  }

  MapStateDescriptor<Long, List<RecentOrder>> descriptor() {
    return descriptor;
  }

  /** Forgets those that are to be forgotten. */
  void forget(Predicate<RecentOrder> which) throws Exception {
    var before = new TreeMap<Long, List<RecentOrder>>();
    for (Map.Entry<Long, List<RecentOrder>> minute : minutes.entries()) {
      before.put(minute.getKey(), minute.getValue());
    }
    for (Map.Entry<Long, List<RecentOrder>> minute : before.entrySet()) {
      List<RecentOrder> left = minute.getValue().stream().filter(which.negate()).toList();
      if (left.isEmpty()) {
        minutes.remove(minute.getKey());
      } else if (left.size() < minute.getValue().size()) {
        minutes.put(minute.getKey(), new ArrayList<>(left));
      }
    }
  }

  /** Those of an interval, bounds included, by the minute. */
  List<RecentOrder> between(long fromMillis, long toMillis) throws Exception {
    long first = Math.floorDiv(fromMillis, MINUTE_MILLIS);
    long last = Math.floorDiv(toMillis, MINUTE_MILLIS);
    // Two days have 2 880 minutes, of which an id has ordered in few: those that are there tell.
    var within = new TreeSet<Long>();
    for (long minute : minutes.keys()) {
      if (first <= minute && minute <= last) {
        within.add(minute);
      }
    }
    var found = new ArrayList<RecentOrder>();
    for (long minute : within) {
      found.addAll(minutes.get(minute));
    }
    return found;
  }

  /** All of them. */
  List<RecentOrder> all() throws Exception {
    var found = new ArrayList<RecentOrder>();
    for (Map.Entry<Long, List<RecentOrder>> minute : minutes.entries()) {
      found.addAll(minute.getValue());
    }
    return found;
  }

  /** A timer has fired: the minute that it stands for leaves, if any. */
  void onTimer(long timestamp) throws Exception {
    long minuteEnd = timestamp - Retention.ORDER_MILLIS;
    if (Math.floorMod(minuteEnd, MINUTE_MILLIS) == 0) {
      minutes.remove(minuteEnd / MINUTE_MILLIS - 1);
    }
  }

  private static long leavesAt(long minute) {
    return (minute + 1) * MINUTE_MILLIS + Retention.ORDER_MILLIS;
  }
}
