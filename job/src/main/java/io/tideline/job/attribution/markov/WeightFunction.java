package io.tideline.job.attribution.markov;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.attribution.markov.PathCounts;
import io.tideline.udfs.attribution.markov.RemovalEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Learns each account's model of the day and weighs the touches of orders by it. */
final class WeightFunction
    extends KeyedCoProcessFunction<String, OrderPath, SettledPaths, WeightedPath>
    implements Erasable<String, WeightedPath> {
  private static final long serialVersionUID = 1L;
  private static final long DAY_MILLIS = 86_400_000L;

  /** A model is learned on so many days. */
  static final int LEARNED_DAYS = 30;

  /** Orders are corrected for two days, and days of zones do not begin at once. */
  static final int KEPT_DAYS = LEARNED_DAYS + 6;

  /**
   * So many steps of a day are kept as they are, so that it is no matter in which pieces they came;
   * which campaigns a model tells apart is decided when it is learned, on all of them.
   */
  static final int MAX_STEPS = 20_000;

  private static final int MAX_CAMPAIGNS = 400;

  private final AccountDays days;

  private transient ErasedPeople erased;
  private transient MapState<Long, PathCounts> settled;
  private transient MapStateDescriptor<Long, List<OrderPath>> parked;
  private transient MapState<Long, List<OrderPath>> waiting;
  private transient DayModels models;

  WeightFunction(AccountDays days) {
    this.days = days;
  }

  @Override
  public void open(OpenContext openContext) {
    settled =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "settled", Types.LONG, TypeInformation.of(PathCounts.class)));
    parked =
        new MapStateDescriptor<>(
            "waiting", Types.LONG, Types.LIST(TypeInformation.of(OrderPath.class)));
    waiting = getRuntimeContext().getMapState(parked);
    models = new DayModels();
  }

  @Override
  public void processElement1(OrderPath path, Context context, Collector<WeightedPath> out)
      throws Exception {
    long at = path.occurredAtMillis();
    boolean isDue = at <= context.timerService().currentWatermark() || isGone(path);
    if (path.touches().isEmpty() || isDue) {
      out.collect(weighted(path));
      return;
    }
    List<OrderPath> others = waiting.get(at);
    List<OrderPath> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
    all.add(path);
    waiting.put(at, all);
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  public void processElement2(SettledPaths paths, Context context, Collector<WeightedPath> out)
      throws Exception {
    PathCounts kept = settled.get(paths.day());
    PathCounts all = kept == null ? paths.counts() : kept.plus(paths.counts());
    settled.put(paths.day(), bounded(all));
    models.forgetThoseLearnedOn(paths.accountId(), paths.day());
    context.timerService().registerEventTimeTimer(leavesAtMillis(paths.day()));
  }

  private boolean isGone(OrderPath path) {
    return !path.person().isEmpty() && erased.isGone(path.person(), path.occurredAtMillis());
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(String accountId) {
    return null;
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(parked);
  }

  /** Orders of erased people do not wait for the clock: they go on, and say no more whose. */
  @Override
  public void forget(String accountId, Outlet<WeightedPath> out) throws Exception {
    var stay = new HashMap<Long, List<OrderPath>>();
    for (Map.Entry<Long, List<OrderPath>> some : waiting.entries()) {
      List<OrderPath> left = some.getValue().stream().filter(path -> !isGone(path)).toList();
      if (left.size() < some.getValue().size()) {
        stay.put(some.getKey(), left);
      }
    }
    for (Map.Entry<Long, List<OrderPath>> some : stay.entrySet()) {
      for (OrderPath path : waiting.get(some.getKey())) {
        if (isGone(path)) {
          out.collect(weighted(path));
        }
      }
      keep(some.getKey(), some.getValue());
    }
  }

  private void keep(long atMillis, List<OrderPath> paths) throws Exception {
    if (paths.isEmpty()) {
      waiting.remove(atMillis);
    } else {
      waiting.put(atMillis, new ArrayList<>(paths));
    }
  }

  private static PathCounts bounded(PathCounts counts) {
    PathCounts bounded = counts;
    for (int most = MAX_CAMPAIGNS; bounded.counts().length > MAX_STEPS; most /= 2) {
      bounded = bounded.folded(most);
    }
    return bounded;
  }

  private static long leavesAtMillis(long day) {
    return (day + KEPT_DAYS) * DAY_MILLIS;
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<WeightedPath> out)
      throws Exception {
    List<OrderPath> due = waiting.get(atMillis);
    if (due != null) {
      var sorted = new ArrayList<>(due);
      sorted.sort(Comparator.comparing(OrderPath::orderId).thenComparingLong(OrderPath::revision));
      for (OrderPath path : sorted) {
        out.collect(weighted(path));
      }
      waiting.remove(atMillis);
    }
    long day = atMillis / DAY_MILLIS - KEPT_DAYS;
    if (atMillis == leavesAtMillis(day)
        && context.timerService().currentWatermark() != Long.MAX_VALUE) {
      settled.remove(day);
    }
  }

  private WeightedPath weighted(OrderPath path) throws Exception {
    if (path.touches().isEmpty()) {
      return new WeightedPath(path, List.of());
    }
    String account = path.accountId();
    long day = days.dayOf(account, path.occurredAtMillis());
    RemovalEffects model = models.of(account, day, () -> learn(day));
    return new WeightedPath(
        path, model.weights(path.touches().stream().map(PathTouch::campaign).toList()));
  }

  private RemovalEffects learn(long day) throws Exception {
    var learned = new ArrayList<PathCounts>();
    for (long before = day - LEARNED_DAYS; before < day; before++) {
      PathCounts paths = settled.get(before);
      if (paths != null) {
        learned.add(paths);
      }
    }
    return RemovalEffects.of(PathCounts.sum(learned).folded(MAX_CAMPAIGNS));
  }
}
