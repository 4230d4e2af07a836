package io.tideline.job.live;

import static io.tideline.job.live.LiveEvents.EIGHT;
import static io.tideline.job.live.LiveEvents.gift;
import static io.tideline.job.live.LiveEvents.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GiftStreak;
import io.tideline.udfs.live.GiftStreakKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GiftStreakFunctionTest {
  private KeyedOneInputStreamOperatorTestHarness<GiftStreakKey, Gift, GiftGrowth> harness;

  @BeforeEach
  void open() throws Exception {
    harness = LiveOperators.streaks(Backend.HASHMAP, null);
    harness.setProcessingTime(EIGHT);
    harness.processWatermark(EIGHT - 60_000);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void theEndOfOneStreakClosesNoOther() throws Exception {
    feed(gift("a", 30, 1, 1_000), gift("b", 10, 1, 1_400));
    feed(gift("a", 30, 4, 2_000), gift("b", 10, 2, 2_400));
    feed(last("a", 30, 5, 3_000));
    assertThat(finished()).containsExactly("a 150 3000");
    feed(gift("b", 10, 9, 3_400), last("b", 10, 10, 4_000));
    assertThat(finished()).containsExactly("b 100 4000");
    assertThat(growths()).containsExactly("1 30", "1 10", "3 90", "1 10", "1 30", "7 70", "1 10");
  }

  @Test
  void aRepetitionUnderAnotherIdCountsOnceAlsoAfterTheEnd() throws Exception {
    feed(gift("a", 30, 1, 0), gift("a", 30, 2, 700), gift("a", 30, 2, 800));
    feed(last("a", 30, 3, 1_000), last("a", 30, 3, 1_100), gift("a", 30, 1, 1_200));
    assertThat(growths()).containsExactly("1 30", "1 30", "1 30");
    assertThat(finished()).containsExactly("a 90 1000");
  }

  @Test
  void whatIsOvertakenChangesNothing() throws Exception {
    feed(gift("a", 25, 1, 0), gift("a", 25, 3, 1_800), last("a", 25, 4, 2_700));
    feed(gift("a", 25, 2, 900));
    assertThat(growths()).containsExactly("1 25", "2 50", "1 25");
    assertThat(finished()).containsExactly("a 100 2700");
  }

  @Test
  void withoutAnEndAStreakIsOverTenSecondsAfterItGrewByTheWallClock() throws Exception {
    feed(gift("a", 60, 1, 0));
    harness.setProcessingTime(EIGHT + 4_000);
    feed(gift("a", 60, 2, 4_000), gift("a", 60, 2, 9_000));
    harness.setProcessingTime(EIGHT + 13_999);
    assertThat(finished()).isEmpty();
    harness.setProcessingTime(EIGHT + 14_000);
    assertThat(finished()).containsExactly("a 120 14000");
    harness.processWatermark(EIGHT + 20_000);
    assertThat(finished()).isEmpty();
  }

  @Test
  void inABackfillEventTimeAloneEndsAStreak() throws Exception {
    harness.setProcessingTime(EIGHT + 86_400_000L);
    feed(gift("a", 60, 2, 0));
    harness.setProcessingTime(EIGHT + 2 * 86_400_000L);
    assertThat(finished()).isEmpty();
    harness.processWatermark(EIGHT + 9_999);
    assertThat(finished()).isEmpty();
    harness.processWatermark(EIGHT + 10_000);
    assertThat(finished()).containsExactly("a 120 10000");
  }

  @Test
  void theEndOfTheInputEndsNoStreak() throws Exception {
    feed(gift("a", 60, 2, 0));
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(finished()).isEmpty();
  }

  /** Everybody's sums in the end, whichever message of several viewers' streak comes first. */
  @Test
  void aStreakOfSeveralViewersGivesTheSameInALiveRunAndInAReplay() throws Exception {
    List<Gift> gifts =
        List.of(
            of("anna", "a", 1, 0),
            of("bert", "a", 2, 1_000),
            of("anna", "a", 2, 1_500),
            of("carl", "a", 4, 2_000),
            of("bert", "b", 3, 2_500),
            of("anna", "b", 3, 3_000));
    var random = new Random(7);
    var shuffled = new ArrayList<>(gifts);
    for (int round = 0; round < 20; round++) {
      try (var replay = LiveOperators.streaks(true, Backend.HASHMAP, null);
          var live = LiveOperators.streaks(Backend.HASHMAP, null)) {
        for (Gift gift : shuffled) {
          replay.processElement(gift, gift.atMillis());
          live.processElement(gift, gift.atMillis());
        }
        replay.processWatermark(EIGHT + 5_000);
        assertThat(given(live.extractOutputValues()))
            .isEqualTo(given(replay.extractOutputValues()))
            .isEqualTo(Map.of("anna", 240L, "bert", 180L));
      }
      Collections.shuffle(shuffled, random);
    }
  }

  private static Gift of(String viewer, String streak, long count, long after) {
    return Gift.of(LiveEvents.event(viewer, streak, 60, count, null, after));
  }

  private static Map<String, Long> given(List<GiftGrowth> growths) {
    var sums = new TreeMap<String, Long>();
    growths.forEach(growth -> sums.merge(growth.viewerId(), growth.diamonds(), Long::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  @Test
  void aLateGiftIsCountedAndThankedFor() throws Exception {
    harness.processWatermark(EIGHT + 30 * 3_600_000L);
    feed(gift("a", 60, 2, 0));
    harness.processWatermark(EIGHT + 30 * 3_600_000L + 1);
    assertThat(growths()).containsExactly("2 120");
    assertThat(finished()).containsExactly("a 120 10000");
  }

  @Test
  void aReplayAppliesGiftsInOrderOfTime() throws Exception {
    try (var replay = LiveOperators.streaks(true, Backend.HASHMAP, null)) {
      for (Gift gift :
          List.of(gift("a", 60, 3, 20_000), gift("a", 60, 2, 4_000), gift("a", 60, 1, 0))) {
        replay.processElement(gift, gift.atMillis());
      }
      assertThat(replay.extractOutputValues()).isEmpty();
      replay.processWatermark(EIGHT + 25_000);
      assertThat(replay.extractOutputValues()).hasSize(3);
      assertThat(replay.getSideOutput(GiftStreakFunction.FINISHED))
          .extracting(record -> line(record.getValue()))
          .containsExactly("a 120 14000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredStreakGoesOnAndEndsOnce(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var before = LiveOperators.streaks(backend, null)) {
      before.setProcessingTime(EIGHT);
      before.processWatermark(EIGHT - 60_000);
      before.processElement(gift("a", 60, 2, 0), EIGHT);
      state = before.snapshot(1, 0);
    }
    try (var restored = LiveOperators.streaks(backend, state)) {
      restored.setProcessingTime(EIGHT + 12_000);
      assertThat(restored.getSideOutput(GiftStreakFunction.FINISHED)).isNull();
      restored.processWatermark(EIGHT - 50_000);
      restored.setProcessingTime(EIGHT + 13_000);
      assertThat(restored.getSideOutput(GiftStreakFunction.FINISHED))
          .extracting(record -> line(record.getValue()))
          .containsExactly("a 120 10000");
      restored.processElement(gift("a", 60, 2, 500), EIGHT + 500);
      assertThat(restored.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void twoDaysAfterItLastGrewAStreakLeavesTheState() throws Exception {
    feed(gift("a", 60, 1, 0), last("a", 60, 2, 1_000));
    harness.processWatermark(EIGHT + 1_000 + GiftStreak.MEMORY_MILLIS - 1);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(EIGHT + 1_000 + GiftStreak.MEMORY_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void whoIsErasedWhileTheirStreakIsOpenIsNotThankedForIt() throws Exception {
    feed(gift("a", 60, 2, 0));
    LiveOperators.erase(harness, "viewer", 500);
    harness.setProcessingTime(EIGHT + 20_000);
    harness.processWatermark(EIGHT + 20_000);
    assertThat(finished()).isEmpty();

    feed(gift("a", 60, 1, 100), gift("a", 60, 3, 21_000), last("a", 60, 3, 22_000));
    assertThat(growths()).as("it goes on counting").containsExactly("2 120", "1 60");
    assertThat(finished()).as("what they give later is thanked for").containsExactly("a 180 22000");
  }

  private void feed(Gift... gifts) throws Exception {
    for (Gift gift : gifts) {
      harness.processElement(gift, gift.atMillis());
    }
  }

  /** How many gifts more and what they are worth. */
  private List<String> growths() {
    return AttributionOperators.taken(harness).stream()
        .map(growth -> growth.gifts() + " " + growth.diamonds())
        .toList();
  }

  private List<String> finished() {
    var records = harness.getSideOutput(GiftStreakFunction.FINISHED);
    if (records == null) {
      return List.of();
    }
    List<String> lines = records.stream().map(record -> line(record.getValue())).toList();
    records.clear();
    return lines;
  }

  private static String line(FinishedGift finished) {
    Gift gift = finished.gift();
    return gift.streakId() + " " + gift.worth() + " " + (finished.atMillis() - EIGHT);
  }
}
