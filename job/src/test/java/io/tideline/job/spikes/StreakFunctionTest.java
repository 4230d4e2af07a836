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
            new KeyedProcessOperator<>(new StreakFunction(60_000L)),
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
    feed("s", NOON + 2 * SLICE);
    assertThat(counts()).containsExactly(NOON + " 1");
  }

  @Test
  void twoStreaksCountTwice() throws Exception {
    feed("s", NOON);
    feed("t", NOON);
    assertThat(counts()).containsExactly(NOON + " 1", NOON + " 1");
  }

  @Test
  void anEarlierGiftOfTheSameSliceChangesNothing() throws Exception {
    feed("s", NOON + 2_000);
    feed("s", NOON);
    assertThat(counts()).containsExactly(NOON + " 1");
  }

  @Test
  void theCountMovesToTheEarlierSlice() throws Exception {
    feed("s", NOON + SLICE);
    feed("s", NOON);
    assertThat(counts())
        .containsExactly((NOON + SLICE) + " 1", NOON + " 1", (NOON + SLICE) + " -1");
  }

  @Test
  void whatIsTakenBackSaysNothingOfTheFirstEvent() throws Exception {
    feed("s", NOON + SLICE);
    feed("s", NOON);
    HourDelta takenBack = harness.extractOutputValues().get(2);
    assertThat(takenBack.firstMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void justBehindTheHourItWaitsForTheClockAndThenCountsWhereItBegan() throws Exception {
    feed("s", MONDAY + 59_000);
    feed("s", MONDAY - 1);
    assertThat(counts()).isEmpty();
    harness.processWatermark(MONDAY + 59_000);
    assertThat(counts()).containsExactly((MONDAY - SLICE) + " 1");
    feed("s", MONDAY + 60_000);
    assertThat(counts()).hasSize(1);
  }

  @Test
  void aMinuteBehindTheHourItCountsAtOnce() throws Exception {
    feed("s", MONDAY + 60_000);
    assertThat(counts()).containsExactly(MONDAY + " 1");
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredStreakStillCountsOnce(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var before = open(backend, null)) {
      before.processElement(gift("a", "s", NOON), NOON);
      state = before.snapshot(1, 0);
    }
    try (var restored = open(backend, state)) {
      restored.processElement(gift("b", "s", NOON + SLICE), NOON + SLICE);
      assertThat(restored.getOutput()).isEmpty();
    }
  }

  @Test
  void twoDaysAfterItsFirstGiftAStreakLeavesTheState() throws Exception {
    feed("s", NOON + SLICE);
    feed("s", NOON);
    long gone = NOON + SLICE + 2 * Slices.DAY_MILLIS;
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
