package io.tideline.job.ingest;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.late;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeduplicateOperatorTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long RETENTION = 2 * DAY;
  private static final long PAGE = 12 * HOUR;

  @ParameterizedTest
  @EnumSource
  void letsEachIdThroughOnce(Backend backend) throws Exception {
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(
          comment("a", "v", MONDAY), comment("b", "v", MONDAY), comment("a", "w", MONDAY + 5));
      assertThat(harness.passed()).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstToComeStands(Backend backend) throws Exception {
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(comment("a", "first", MONDAY + HOUR), comment("a", "earlier", MONDAY));
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(event -> assertThat(event.message().videoId()).isEqualTo("first"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void exactlyADayLaterIsARepetitionAndAMillisecondMoreIsNot(Backend backend) throws Exception {
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(comment("a", "v", MONDAY), comment("a", "v", MONDAY + DAY));
      assertThat(harness.passed()).hasSize(1);
      harness.feed(comment("a", "v", MONDAY + DAY + 1));
      assertThat(harness.passed()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void exactlyADayEarlierIsARepetitionAndAMillisecondMoreIsNot(Backend backend) throws Exception {
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(comment("a", "v", MONDAY), comment("a", "v", MONDAY - DAY));
      assertThat(harness.passed()).hasSize(1);
      harness.feed(comment("a", "v", MONDAY - DAY - 1));
      assertThat(harness.passed()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBoundsHoldForIdsThatACheckpointHasTaken(Backend backend) throws Exception {
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(comment("a", "v", MONDAY));
      harness.checkpoint(1);
      harness.feed(comment("a", "v", MONDAY + DAY), comment("a", "v", MONDAY - DAY));
      assertThat(harness.passed()).hasSize(1);
      harness.feed(comment("a", "v", MONDAY + DAY + 1));
      assertThat(harness.passed()).hasSize(2);
    }
  }

  @Test
  void aRepetitionThatWasDroppedDoesNotProlongTheDay() throws Exception {
    try (var harness = DeduplicateHarness.open(Backend.HASHMAP, null)) {
      harness.feed(
          comment("a", "v", MONDAY),
          comment("a", "v", MONDAY + 20 * HOUR),
          comment("a", "v", MONDAY + 40 * HOUR));
      assertThat(harness.extractOutputValues())
          .extracting(Event::occurredAtMillis)
          .containsExactly(MONDAY, MONDAY + 40 * HOUR);
    }
  }

  @Test
  void oneIdOnTwoTopicsIsTwoEvents() throws Exception {
    try (var harness = DeduplicateHarness.open(Backend.HASHMAP, null)) {
      harness.feed(comment("a", "v", MONDAY), directMessage("a", MONDAY));
      assertThat(harness.passed()).containsExactly("a", "a");
    }
  }

  @Test
  void aLateEventPassesAndIsReportedOnce() throws Exception {
    try (var harness = DeduplicateHarness.open(Backend.HASHMAP, null)) {
      Event late = late(comment("a", "v", MONDAY));
      harness.feed(late, late);
      assertThat(harness.passed()).containsExactly("a");
      assertThat(harness.getSideOutput(DeduplicateOperator.LATE))
          .singleElement()
          .satisfies(
              found -> assertThat(found.getValue().reason()).isEqualTo(DeadLetterReason.LATE));
    }
  }

  @Test
  void aRepetitionOfAnEventIsNeverReportedLate() throws Exception {
    try (var harness = DeduplicateHarness.open(Backend.HASHMAP, null)) {
      harness.feed(comment("a", "v", MONDAY), late(comment("a", "v", MONDAY)));
      assertThat(harness.getSideOutput(DeduplicateOperator.LATE)).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void repetitionsOfAnEventOlderThanTheRetentionAreFound(Backend backend) throws Exception {
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.processWatermark(MONDAY);
      Event old = late(comment("a", "v", MONDAY - 30 * DAY));
      harness.feed(old);
      harness.processWatermark(MONDAY + DAY);
      harness.feed(old);
      assertThat(harness.passed()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterARestoreAnEventOlderThanTheRetentionIsFiledUnderTheClockAsWell(Backend backend)
      throws Exception {
    OperatorSubtaskState state;
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.processWatermark(MONDAY);
      state = harness.checkpoint(1);
    }
    try (var restored = DeduplicateHarness.open(backend, state)) {
      Event old = late(comment("a", "v", MONDAY - 30 * DAY));
      restored.feed(old);
      restored.processWatermark(MONDAY + DAY);
      restored.feed(old);
      assertThat(restored.passed()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredOperatorKnowsWhatCameBeforeTheCheckpoint(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(comment("flushed", "v", MONDAY));
      harness.checkpoint(1);
      harness.feed(comment("fresh", "v", MONDAY), comment("other-page", "v", MONDAY + DAY));
      state = harness.checkpoint(2);
    }
    try (var restored = DeduplicateHarness.open(backend, state)) {
      restored.feed(
          comment("flushed", "v", MONDAY),
          comment("fresh", "v", MONDAY),
          comment("other-page", "v", MONDAY + DAY),
          comment("new", "v", MONDAY));
      assertThat(restored.passed()).containsExactly("new");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoreDoesNotKnowWhatCameAfterTheCheckpoint(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var harness = DeduplicateHarness.open(backend, null)) {
      state = harness.checkpoint(1);
      harness.feed(comment("replayed", "v", MONDAY));
    }
    try (var restored = DeduplicateHarness.open(backend, state)) {
      restored.feed(comment("replayed", "v", MONDAY));
      assertThat(restored.passed()).containsExactly("replayed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void idsFollowTheirShardsToTwoInstances(Backend backend) throws Exception {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 200; i++) {
      events.add(comment("id-" + i, "v", MONDAY + i * HOUR / 4));
    }
    OperatorSubtaskState state;
    try (var harness = DeduplicateHarness.open(backend, null)) {
      harness.feed(events.toArray(Event[]::new));
      state = harness.checkpoint(1);
    }
    List<DeduplicateHarness> instances = DeduplicateHarness.open(backend, state, 2);
    int fed = 0;
    for (DeduplicateHarness instance : instances) {
      for (Event event : events) {
        if (instance.owns(event)) {
          instance.feed(event);
          fed++;
        }
      }
      assertThat(instance.passed()).isEmpty();
      instance.close();
    }
    assertThat(fed).isEqualTo(events.size());
  }

  @Test
  void stateIsEmptyOnceTheRetentionHasPassed() throws Exception {
    OperatorSubtaskState state;
    try (var harness = DeduplicateHarness.open(Backend.HASHMAP, null)) {
      harness.feed(comment("a", "v", MONDAY), comment("b", "v", MONDAY + DAY));
      state = harness.checkpoint(1);
      harness.feed(comment("c", "v", MONDAY));
      seeEmptyAfterRetention(harness);
    }
    try (var restored = DeduplicateHarness.open(Backend.HASHMAP, state)) {
      seeEmptyAfterRetention(restored);
    }
  }

  private static void seeEmptyAfterRetention(DeduplicateHarness harness) throws Exception {
    long lastPageEnd = MONDAY + DAY + PAGE;
    harness.processWatermark(lastPageEnd + RETENTION - 1);
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    harness.processWatermark(lastPageEnd + RETENTION);
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isZero();
    harness.checkpoint(9);
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void theEndOfInputForgetsNothing() throws Exception {
    OperatorSubtaskState state;
    try (var harness = DeduplicateHarness.open(Backend.HASHMAP, null)) {
      harness.feed(comment("a", "v", MONDAY));
      harness.processWatermark(Long.MAX_VALUE);
      state = harness.checkpoint(1);
    }
    try (var restored = DeduplicateHarness.open(Backend.HASHMAP, state)) {
      restored.feed(comment("a", "v", MONDAY));
      assertThat(restored.passed()).isEmpty();
    }
  }
}
