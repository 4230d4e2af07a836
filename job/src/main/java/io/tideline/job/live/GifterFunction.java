package io.tideline.job.live;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.SignalSerializer;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.Gifter;
import io.tideline.udfs.live.GifterKey;
import io.tideline.udfs.live.GifterTotal;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.privacy.Pseudonyms;
import io.tideline.udfs.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Adds up what somebody gives in a live, and tells what to thank them for (see the package). */
final class GifterFunction
    extends KeyedCoProcessFunction<GifterKey, GiftGrowth, FinishedGift, LiveFact>
    implements Erasable<GifterKey, LiveFact> {
  private static final long serialVersionUID = 1L;

  /** What the playbook is asked about. */
  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", SignalSerializer.TYPE);

  /**
   * As long as a live is remembered, by the wall clock: a timer for each viewer would cost more
   * than what it clears away.
   */
  private static final StateTtlConfig KEPT =
      StateTtlConfig.newBuilder(Duration.ofMillis(SessionFunction.KEPT_MILLIS))
          .disableCleanupInBackground()
          .cleanupFullSnapshot()
          .cleanupInRocksdbCompactFilter(1_000)
          .build();

  private final LiveConfig config;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<Gifter> descriptor;
  private transient ValueState<Gifter> gifters;
  private transient PendingGifts<GiftGrowth> pendingGrowths;
  private transient PendingGifts<FinishedGift> pending;
  private transient Pseudonyms pseudonyms;

  GifterFunction(LiveConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("gifter", TypeInformation.of(Gifter.class));
    descriptor.enableTimeToLive(KEPT);
    gifters = getRuntimeContext().getState(descriptor);
    if (config.inOrder()) {
      var context = getRuntimeContext();
      pendingGrowths =
          PendingGifts.of("pending-growths", GiftGrowth.class, GiftGrowth.ORDER, context);
      pending = PendingGifts.of("pending", FinishedGift.class, FinishedGift.ORDER, context);
    }
    pseudonyms = new Pseudonyms(config.secret());
  }

  @Override
  public void processElement1(GiftGrowth growth, Context context, Collector<LiveFact> out)
      throws Exception {
    if (pendingGrowths != null && growth.atMillis() > context.timerService().currentWatermark()) {
      pendingGrowths.add(growth.atMillis(), growth);
      context.timerService().registerEventTimeTimer(growth.atMillis());
    } else {
      add(growth, out);
    }
  }

  private void add(GiftGrowth growth, Collector<LiveFact> out) throws Exception {
    String viewer = growth.viewerId();
    if (erased.isGone(viewer, growth.atMillis())) {
      out.collect(LiveFact.gifted(growth, GifterTotal.ofNobody(growth)));
      return;
    }
    Gifter before = gifter(viewer, growth.atMillis());
    Gifter after = before.with(growth);
    gifters.update(after);
    GifterTotal total = after.total(pseudonyms.keyOf(viewer), growth, before);
    out.collect(LiveFact.gifted(growth, total));
  }

  @Override
  public void processElement2(FinishedGift gift, Context context, Collector<LiveFact> out)
      throws Exception {
    if (pending != null && gift.atMillis() > context.timerService().currentWatermark()) {
      pending.add(gift.atMillis(), gift);
      context.timerService().registerEventTimeTimer(gift.atMillis());
    } else {
      tell(gift, context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<LiveFact> out)
      throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    for (GiftGrowth growth : pendingGrowths.takeAt(timestamp)) {
      add(growth, out);
    }
    for (FinishedGift gift : pending.takeAt(timestamp)) {
      tell(gift, context);
    }
  }

  private void tell(FinishedGift gift, Context context) throws Exception {
    String viewer = gift.gift().viewerId();
    long given = gift.gift().atMillis();
    if (erased.isGone(viewer, given) || erased.book().isForgotten(viewer, given, gift.atMillis())) {
      return;
    }
    Gifter gifter = gifter(viewer, gift.atMillis());
    boolean firstSmall = gifter.isFirstSmall(gift);
    if (firstSmall) {
      gifters.update(gifter.withSmall(given));
    }
    context.output(SIGNALS, gift.signal(firstSmall));
  }

  /** Who they are at an instant: without what they gave before they were erased. */
  private Gifter gifter(String viewer, long atMillis) throws Exception {
    Gifter kept = gifters.value();
    return kept == null || erased.book().isForgotten(viewer, kept.sinceMillis(), atMillis)
        ? Gifter.begunAt(atMillis)
        : kept;
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(GifterKey key) {
    return key.viewerId();
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  @Override
  public void forget(GifterKey key, Outlet<LiveFact> out) throws Exception {
    Gifter kept = gifters.value();
    if (kept != null && erased.isGone(key.viewerId(), kept.sinceMillis())) {
      gifters.clear();
    }
  }
}
