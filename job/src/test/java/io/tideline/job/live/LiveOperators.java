package io.tideline.job.live;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.governance.Erasing;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.governance.ErasuresConfig;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GiftStreakKey;
import io.tideline.udfs.live.GifterKey;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/** Each operator of lives, on its own. */
public final class LiveOperators {
  /** How far a live clock may be behind the wall clock. */
  static final long LIVE_WITHIN_MILLIS = 155_000;

  private LiveOperators() {}

  /** {@code live.streaks}, of a job that runs live. */
  public static KeyedOneInputStreamOperatorTestHarness<GiftStreakKey, Gift, GiftGrowth> streaks(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return streaks(false, backend, state);
  }

  static KeyedOneInputStreamOperatorTestHarness<GiftStreakKey, Gift, GiftGrowth> streaks(
      boolean inOrder, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new GiftStreakOperator(new GiftStreakFunction(config(inOrder)), erasures(inOrder)),
            GiftStreakKey::of,
            TypeInformation.of(GiftStreakKey.class)),
        backend,
        state);
  }

  /** {@code live.gifters}, of a job that runs live. */
  public static KeyedTwoInputStreamOperatorTestHarness<
          GifterKey, GiftGrowth, FinishedGift, LiveFact>
      gifters(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return gifters(false, backend, state);
  }

  static KeyedTwoInputStreamOperatorTestHarness<GifterKey, GiftGrowth, FinishedGift, LiveFact>
      gifters(boolean inOrder, Backend backend, @Nullable OperatorSubtaskState state)
          throws Exception {
    return AttributionOperators.opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new ErasingCoOperator<GifterKey, GiftGrowth, FinishedGift, LiveFact>(
                new GifterFunction(config(inOrder)), FinishedGift::gifter, erasures(inOrder)),
            GiftGrowth::gifter,
            FinishedGift::gifter,
            TypeInformation.of(GifterKey.class)),
        backend,
        state);
  }

  /** Tells a step that a viewer is to be forgotten, as every instance is told. */
  static void erase(AbstractStreamOperatorTestHarness<?> harness, String viewer, long afterMillis)
      throws Exception {
    String key = new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(viewer);
    var erasure = new Erasure("request", key, LiveEvents.EIGHT + afterMillis);
    if (harness instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> one) {
      ((ErasingOperator<?, ?, ?>) one.getOperator()).processElement2(new StreamRecord<>(erasure));
    } else {
      @SuppressWarnings("unchecked")
      var operator =
          (ErasingCoOperator<?, ?, Object, ?>)
              ((KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?>) harness).getOperator();
      operator.processElement2(new StreamRecord<>(Either.Right(erasure)));
    }
  }

  /** Whether a gift, now complete, is told as the viewer's first small one. */
  public static boolean isFirstSmall(
      KeyedTwoInputStreamOperatorTestHarness<GifterKey, GiftGrowth, FinishedGift, LiveFact> harness,
      Gift gift)
      throws Exception {
    harness.processElement2(new StreamRecord<>(FinishedGift.single(gift)));
    Signal told = harness.getSideOutput(GifterFunction.SIGNALS).poll().getValue();
    return (boolean) told.value("signal.first_small");
  }

  /** {@code live.orders}. */
  public static KeyedOneInputStreamOperatorTestHarness<String, OrderPath, LiveFact> orders(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new OrderFunction()), OrderPath::orderId, Types.STRING),
        backend,
        state);
  }

  /** {@code live.sessions}. */
  public static KeyedOneInputStreamOperatorTestHarness<String, LiveFact, TableRow> sessions(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new ErasingOperator<>(new SessionFunction(Erasing.LIVE.secret()), Erasing.LIVE),
            LiveFact::liveId,
            Types.STRING),
        backend,
        state);
  }

  private static ErasuresConfig erasures(boolean inOrder) {
    return inOrder ? Erasing.IN_ORDER : Erasing.LIVE;
  }

  private static LiveConfig config(boolean inOrder) {
    return new LiveConfig(inOrder, LIVE_WITHIN_MILLIS, PseudonymSecret.PUBLISHED);
  }
}
