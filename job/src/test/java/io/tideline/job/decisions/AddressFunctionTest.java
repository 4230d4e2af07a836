package io.tideline.job.decisions;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.unaddressed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.spike.Slices;
import org.junit.jupiter.api.Test;

class AddressFunctionTest {
  @Test
  void aMessageThatDoesNotSayWhomItAnswersAnswersTheCustomerOfItsConversation() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.feed(directMessage("a", MONDAY), unaddressed(ownDirectMessage("b", MONDAY + 1)));
      assertThat(harness.addressed()).containsExactly("customer b");
      assertThat(harness.messages()).containsExactly("customer b");
    }
  }

  @Test
  void beforeAnybodyWroteItAnswersNobody() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.feed(unaddressed(ownDirectMessage("b", MONDAY)));
      assertThat(harness.addressed()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isOne();
      harness.processWatermark(MONDAY);
      assertThat(harness.addressed()).isEmpty();
      assertThat(harness.messages()).containsExactly("null b");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void whoWroteBeforeItAndIsReadLaterIsFoundWhenTheClockPassesIt() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.feed(unaddressed(ownDirectMessage("b", MONDAY + 1)), directMessage("a", MONDAY));
      harness.processWatermark(MONDAY + 1);
      assertThat(harness.addressed()).containsExactly("customer b");
      assertThat(harness.messages()).containsExactly("customer b");
    }
  }

  @Test
  void whoWritesOnlyAfterwardsIsNotWhomItAnswered() throws Exception {
    for (DecisionTiming timing : DecisionTiming.values()) {
      try (var harness = open(timing)) {
        harness.feed(unaddressed(ownDirectMessage("b", MONDAY)), directMessage("a", MONDAY + 1));
        harness.processWatermark(MONDAY + 1);
        assertThat(harness.addressed()).isEmpty();
        assertThat(harness.messages()).containsExactly("null b");
      }
    }
  }

  @Test
  void theEndOfTheInputLosesNoRow() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.feed(unaddressed(ownDirectMessage("b", MONDAY + 1)), directMessage("a", MONDAY));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.addressed()).isEmpty();
      assertThat(harness.messages()).containsExactly("customer b");
    }
  }

  @Test
  void inAReplayItWaitsForTheClock() throws Exception {
    try (var harness = open(DecisionTiming.BEHIND_THE_CLOCK)) {
      harness.feed(unaddressed(ownDirectMessage("b", MONDAY + 1)), directMessage("a", MONDAY));
      assertThat(harness.addressed()).isEmpty();
      harness.processWatermark(MONDAY + 1);
      assertThat(harness.addressed()).containsExactly("customer b");
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void whoseAConversationIsLeavesAfterFourHundredDays() throws Exception {
    try (var harness = open(DecisionTiming.ON_ARRIVAL)) {
      harness.setStateTtlProcessingTime(1);
      harness.feed(directMessage("a", MONDAY));
      harness.setStateTtlProcessingTime(400 * Slices.DAY_MILLIS + 2);
      harness.feed(unaddressed(ownDirectMessage("b", MONDAY + 1)));
      assertThat(harness.addressed()).isEmpty();
    }
  }

  private static AddressHarness open(DecisionTiming timing) throws Exception {
    return AddressHarness.open(timing, Backend.HASHMAP, null);
  }
}
