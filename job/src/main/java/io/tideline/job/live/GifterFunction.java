package io.tideline.job.live;

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
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Adds up what somebody gives in a live, and tells what to thank them for (see the package). */
final class GifterFunction
    extends KeyedCoProcessFunction<GifterKey, GiftGrowth, FinishedGift, LiveFact> {
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

  private transient ValueState<Gifter> gifters;
  private transient PendingGifts<FinishedGift> pending;
  private transient Pseudonyms pseudonyms;

  GifterFunction(LiveConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    var descriptor = new ValueStateDescriptor<>("gifter", TypeInformation.of(Gifter.class));
    descriptor.enableTimeToLive(KEPT);
    gifters = getRuntimeContext().getState(descriptor);
    if (config.inOrder()) {
      pending = PendingGifts.of(FinishedGift.class, FinishedGift.ORDER, getRuntimeContext());
    }
    pseudonyms = new Pseudonyms(config.secret());
  }

  @Override
  public void processElement1(GiftGrowth growth, Context context, Collector<LiveFact> out)
      throws Exception {
    Gifter before = gifter();
    Gifter after = before.with(growth);
    gifters.update(after);
    var total =
        new GifterTotal(
            pseudonyms.keyOf(growth.viewerId()),
            after.diamonds(),
            growth.gifts(),
            growth.diamonds(),
            !before.known());
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
    for (FinishedGift gift : pending.takeAt(timestamp)) {
      tell(gift, context);
    }
  }

  private void tell(FinishedGift gift, Context context) throws Exception {
    Gifter gifter = gifter();
    boolean firstSmall = gifter.isFirstSmall(gift);
    if (firstSmall) {
      gifters.update(gifter.withSmall());
    }
    context.output(SIGNALS, gift.signal(firstSmall));
  }

  private Gifter gifter() throws Exception {
    Gifter kept = gifters.value();
    return kept == null ? Gifter.NEW : kept;
  }
}
