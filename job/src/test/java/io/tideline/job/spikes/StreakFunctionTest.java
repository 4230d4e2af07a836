package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.gift;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.Slices;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreakFunctionTest {
  /** Far from the turn of an hour. */
  private static final long NOON = MONDAY + 12 * Slices.HOUR_MILLIS + 6 * Slices.SLICE_MILLIS;

  private static final long SLICE = Slices.SLICE_MILLIS;

  private KeyedOneInputStreamOperatorTestHarness<StreakKey, Event, HourDelta> harness;

  @BeforeEach
  void open() throws Exception {
    harness = open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<StreakKey, Event, HourDelta> open(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    var opened =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new StreakFunction()),
            event ->
                new StreakKey(
                    event.accountId(),
                    event.platform(),
                    event.liveGift().liveId(),
                    event.liveGift().streakId()),
            TypeInformation.of(StreakKey.class));
    opened.setStateBackend(backend.create());
    opened.setup();
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  @Test
  void aStreakCountsOnceAtItsFirstGift() throws Exception {
    feed("s", NOON);
    feed("s", NOON + 1_000);
    harness.processWatermark(NOON + 2_000);
    feed("s", NOON + 2 * SLICE);
    harness.processWatermark(NOON + 3 * SLICE);
    assertThat(counts()).containsExactly(NOON + " 1");
  }

  @Test
  void twoStreaksCountTwice() throws Exception {
    feed("s", NOON);
    feed("t", NOON);
    harness.processWatermark(NOON);
    assertThat(counts()).containsExactly(NOON + " 1", NOON + " 1");
  }

  @Test
  void aStreakWaitsForTheClockAndCountsWhereItBegan() throws Exception {
    feed("s", MONDAY + 59_000);
    feed("s", MONDAY - 1);
    feed("s", MONDAY + 1_000);
    harness.processWatermark(MONDAY - 2);
    assertThat(counts()).isEmpty();
    harness.processWatermark(MONDAY + 59_000);
    assertThat(counts()).containsExactly((MONDAY - SLICE) + " 1");
    assertThat(harness.extractOutputValues().get(0).firstMillis()).isEqualTo(MONDAY - 1);
  }

  @Test
  void whatComesBehindTheClockDoesNotMoveTheCount() throws Exception {
    feed("s", NOON + SLICE);
    harness.processWatermark(NOON + SLICE);
    feed("s", NOON);
    harness.processWatermark(NOON + 2 * SLICE);
    assertThat(counts()).containsExactly((NOON + SLICE) + " 1");
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredStreakStillCountsOnce(Backend backend) throws Exception {
    OperatorSubtaskState waiting;
    OperatorSubtaskState counted;
    try (var before = open(backend, null)) {
      before.processElement(gift("a", "s", NOON), NOON);
      waiting = before.snapshot(1, 0);
      before.processWatermark(NOON);
      counted = before.snapshot(2, 0);
    }
    assertThat(countsOnceRestored(backend, waiting)).isEqualTo(1);
    assertThat(countsOnceRestored(backend, counted)).isZero();
  }

  private static int countsOnceRestored(Backend backend, OperatorSubtaskState state)
      throws Exception {
    try (var restored = open(backend, state)) {
      restored.processElement(gift("b", "s", NOON + SLICE), NOON + SLICE);
      restored.processWatermark(NOON + SLICE);
      return restored.extractOutputValues().size();
    }
  }

  @Test
  void twoDaysAfterItsFirstGiftAStreakLeavesTheState() throws Exception {
    feed("s", NOON + SLICE);
    feed("s", NOON);
    long gone = NOON + 2 * Slices.DAY_MILLIS;
    harness.processWatermark(gone - 1);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(gone);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private void feed(String streak, long at) throws Exception {
    harness.processElement(gift("gift-" + at, streak, at), at);
  }

  /** The slice and the count of each delta. */
  private List<String> counts() {
    return harness.extractOutputValues().stream().map(StreakFunctionTest::count).toList();
  }

  private static String count(HourDelta delta) {
    int slice = 0;
    while (delta.slices()[slice] == 0) {
      slice++;
    }
    assertThat(Arrays.stream(delta.slices()).filter(n -> n != 0).count()).isEqualTo(1);
    return (delta.hourMillis() + slice * SLICE) + " " + delta.slices()[slice];
  }
}
