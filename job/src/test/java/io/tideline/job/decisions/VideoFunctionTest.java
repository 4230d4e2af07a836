package io.tideline.job.decisions;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.decision.VideoFacts;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class VideoFunctionTest {
  private static final long MINUTE = 60_000L;

  @Test
  void countsTheLastHourThisCommentIncluded() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.feed(
          scored(comment("a", "v", MONDAY), 0.1),
          scored(comment("b", "v", MONDAY + 30 * MINUTE), 0.9),
          scored(comment("c", "v", MONDAY + 59 * MINUTE), 0.1),
          scored(comment("d", "v", MONDAY + 60 * MINUTE), 0.1),
          scored(comment("e", "v", MONDAY + 300 * MINUTE), 0.5),
          scored(comment("x", "other", MONDAY + 300 * MINUTE), 0.5));

      assertThat(harness.facts())
          .extracting(VideoFacts::comments)
          .containsExactly(1, 2, 3, 3, 1, 1);
      assertThat(harness.facts())
          .extracting(VideoFacts::negativeComments)
          .containsExactly(1, 1, 2, 2, 0, 0);
    }
  }

  @Test
  void aStragglerIsCountedWhereItBelongsAndAnOldOneIsNot() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.feed(
          comment("a", "v", MONDAY + 100 * MINUTE),
          comment("b", "v", MONDAY + 50 * MINUTE),
          comment("c", "v", MONDAY),
          comment("d", "v", MONDAY + 101 * MINUTE));
      assertThat(harness.facts()).extracting(VideoFacts::comments).containsExactly(1, 1, 0, 3);
    }
  }

  @Test
  void knowsWhileASpikeIsUp() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.spike(ACCOUNT, "v", true, MONDAY);
      harness.feed(comment("a", "v", MONDAY + 1));
      harness.spike(ACCOUNT, "v", false, MONDAY + 2);
      harness.feed(comment("b", "v", MONDAY + 3));
      assertThat(harness.facts())
          .extracting(VideoFacts::spike)
          .containsExactly(true, true, false, false);
    }
  }

  @Test
  void knowsHowFarItsVideoCameByWhatWasToldLast() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.standing(ACCOUNT, "v", "viral", MONDAY + 10);
      harness.standing(ACCOUNT, "v", "organic", MONDAY);
      harness.feed(comment("a", "v", MONDAY + 11), comment("b", "other", MONDAY + 11));
      harness.standing(ACCOUNT, "v", "organic", MONDAY + 12);
      harness.feed(comment("c", "v", MONDAY + 13));

      assertThat(harness.facts())
          .extracting(VideoFacts::reachBand)
          .containsExactly("viral", null, "organic");
      assertThat(harness.facts()).extracting(VideoFacts::region).containsExactly("NL", null, "NL");
    }
  }

  @Test
  void behindTheClockAStandingHoldsFromItsTimeOn() throws Exception {
    try (var harness = open(DecisionTiming.BEHIND_THE_CLOCK)) {
      harness.feed(comment("b", "v", MONDAY + 10), comment("a", "v", MONDAY + 9));
      harness.standing(ACCOUNT, "v", "viral", MONDAY + 10);
      harness.processWatermark(MONDAY + 20);

      assertThat(harness.facts()).extracting(VideoFacts::reachBand).containsExactly(null, "viral");
    }
  }

  @Test
  void behindTheClockTheOrderOfArrivalDoesNotMatter() throws Exception {
    try (var harness = open(DecisionTiming.BEHIND_THE_CLOCK)) {
      harness.spike(ACCOUNT, "v", true, MONDAY + 5);
      harness.feed(
          comment("b", "v", MONDAY + 10),
          comment("c", "v", MONDAY + 20),
          comment("a", "v", MONDAY));
      assertThat(harness.facts()).isEmpty();

      harness.processWatermark(MONDAY + 20);
      assertThat(harness.facts()).extracting(VideoFacts::comments).containsExactly(1, 1, 2, 3);
      assertThat(harness.facts())
          .extracting(VideoFacts::spike)
          .containsExactly(false, true, true, true);
    }
  }

  @Test
  void theEndOfTheInputIsNotThePassingOfTime() throws Exception {
    try (var harness = open(DecisionTiming.BEHIND_THE_CLOCK)) {
      harness.feed(comment("a", "v", MONDAY));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.facts()).isEmpty();
    }
  }

  @Test
  void goesOnAfterARestartAndIsForgottenInTheEnd() throws Exception {
    OperatorSubtaskState state;
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.spike(ACCOUNT, "v", true, MONDAY);
      harness.feed(scored(comment("a", "v", MONDAY), 0.1));
      state = harness.snapshot(1, 1);
    }
    try (var harness = VideoHarness.open(DecisionTiming.ON_ARRIVAL, Backend.HASHMAP, state)) {
      harness.feed(scored(comment("b", "v", MONDAY + 1), 0.1));
      assertThat(harness.facts()).containsExactly(new VideoFacts(true, 2, 2, null, null));
      harness.processWatermark(MONDAY + 37 * Slices.DAY_MILLIS);
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private static VideoHarness open(DecisionTiming timing) throws Exception {
    return VideoHarness.open(timing, Backend.HASHMAP, null);
  }
}
