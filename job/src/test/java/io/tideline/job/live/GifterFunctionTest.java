package io.tideline.job.live;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.live.LiveEvents.EIGHT;
import static io.tideline.job.live.LiveEvents.gift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GifterKey;
import io.tideline.udfs.live.GifterTotal;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.signal.Signal;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GifterFunctionTest {
  private KeyedTwoInputStreamOperatorTestHarness<GifterKey, GiftGrowth, FinishedGift, LiveFact>
      harness;

  @BeforeEach
  void open() throws Exception {
    harness = LiveOperators.gifters(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void whatSomebodyGivesAddsUpUnderAPseudonym() throws Exception {
    give(gift(null, 5, 2, 0));
    give(gift(null, 1, 1, 9));
    List<GifterTotal> totals =
        AttributionOperators.taken(harness).stream().map(LiveFact::total).toList();
    assertThat(totals)
        .extracting(GifterTotal::diamonds, GifterTotal::moreDiamonds, GifterTotal::isNew)
        .containsExactly(tuple(10L, 10L, true), tuple(11L, 1L, false));
    assertThat(totals)
        .extracting(GifterTotal::key)
        .allMatch(key -> key.matches("[0-9a-f]{64}"))
        .doesNotContain("viewer");
  }

  @Test
  void whoseStreakProvesAnothersIsAGifterOnlyWhileSomethingIsLeft() throws Exception {
    give(gift("s", 5, 2, 0));
    give(gift(null, 1, 1, 9));
    take(2, 10);
    take(1, 1);
    give(gift(null, 7, 1, 20));
    assertThat(AttributionOperators.taken(harness))
        .extracting(LiveFact::total)
        .extracting(GifterTotal::diamonds, GifterTotal::isNew, GifterTotal::isGone)
        .containsExactly(
            tuple(10L, true, false),
            tuple(11L, false, false),
            tuple(1L, false, false),
            tuple(0L, false, true),
            tuple(7L, true, false));
  }

  private void take(long gifts, long diamonds) throws Exception {
    harness.processElement1(
        new StreamRecord<>(
            new GiftGrowth(ACCOUNT, "live", "viewer", -gifts, -diamonds, EIGHT, "e")));
  }

  @Test
  void smallGiftsAreThankedOnceAndLargeOnesEachTime() throws Exception {
    finish(gift(null, 99, 1, 0), gift(null, 1, 1, 1), gift(null, 100, 1, 2));
    finish(gift(null, 100, 1, 3), gift(null, 7, 1, 4));
    assertThat(signals())
        .containsExactly("99 true", "1 false", "100 false", "100 false", "7 false");
  }

  @Test
  void aThankYouDoesNotMakeAGifterOfWhoIsNotCountedYet() throws Exception {
    finish(gift(null, 5, 1, 0));
    give(gift(null, 5, 1, 0));
    assertThat(AttributionOperators.taken(harness))
        .extracting(fact -> fact.total().isNew())
        .containsExactly(true);
  }

  @Test
  void aReplayThanksForTheFirstInTime() throws Exception {
    try (var replay = LiveOperators.gifters(true, Backend.HASHMAP, null)) {
      for (Gift gift : List.of(gift(null, 2, 1, 50), gift(null, 1, 1, 40))) {
        replay.processElement2(new StreamRecord<>(FinishedGift.single(gift)));
      }
      assertThat(replay.getSideOutput(GifterFunction.SIGNALS)).isNull();
      replay.processBothWatermarks(new Watermark(EIGHT + 60));
      assertThat(replay.getSideOutput(GifterFunction.SIGNALS))
          .extracting(record -> line(record.getValue()))
          .containsExactly("1 true", "2 false");
      assertThat(replay.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aGifterIsForgottenWithTheLive() throws Exception {
    give(gift(null, 5, 1, 0));
    finish(gift(null, 5, 1, 0));
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.setStateTtlProcessingTime(SessionFunction.KEPT_MILLIS + 1);
    AttributionOperators.taken(harness);
    give(gift(null, 7, 1, 9));
    assertThat(AttributionOperators.taken(harness))
        .extracting(fact -> fact.total().diamonds())
        .containsExactly(7L);
  }

  @Test
  void giftsThatComeAfterTheErasureOfTheirGiverCountAndAreNobodys() throws Exception {
    LiveOperators.erase(harness, "viewer", 10);
    give(gift(null, 5, 2, 0));
    finish(gift(null, 5, 2, 0));
    give(gift(null, 7, 1, 20));
    assertThat(AttributionOperators.taken(harness))
        .extracting(LiveFact::total)
        .extracting(
            total -> total.key() == null,
            GifterTotal::diamonds,
            GifterTotal::moreDiamonds,
            GifterTotal::isNew)
        .containsExactly(tuple(true, 0L, 10L, false), tuple(false, 7L, 7L, true));
    assertThat(harness.getSideOutput(GifterFunction.SIGNALS)).isNull();
  }

  @Test
  void whoGivesAgainAfterAnErasureIsSomebodyNew() throws Exception {
    give(gift(null, 5, 2, 0));
    finish(gift(null, 5, 2, 0));
    AttributionOperators.taken(harness);
    LiveOperators.erase(harness, "viewer", 10);
    give(gift(null, 7, 1, 20));
    harness.setProcessingTime(harness.getProcessingTime() + 3_000);
    give(gift(null, 1, 1, 30));
    finish(gift(null, 1, 1, 30));
    assertThat(AttributionOperators.taken(harness))
        .extracting(LiveFact::total)
        .extracting(GifterTotal::diamonds, GifterTotal::isNew)
        .containsExactly(tuple(7L, true), tuple(8L, false));
    assertThat(signals()).containsExactly("10 true", "1 true");
  }

  private void give(Gift gift) throws Exception {
    harness.processElement1(new StreamRecord<>(GiftGrowth.of(gift)));
  }

  private void finish(Gift... gifts) throws Exception {
    for (Gift gift : gifts) {
      harness.processElement2(new StreamRecord<>(FinishedGift.single(gift)));
    }
  }

  private List<String> signals() {
    return harness.getSideOutput(GifterFunction.SIGNALS).stream()
        .map(record -> line(record.getValue()))
        .toList();
  }

  private static String line(Signal signal) {
    return signal.value("signal.diamonds") + " " + signal.value("signal.first_small");
  }
}
