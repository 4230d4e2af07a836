package io.tideline.job.ingest;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.job.config.TimeConfig;
import io.tideline.udfs.event.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventClockOperatorTest {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DISORDER = TimeConfig.DEFAULT.maxDisorderMillis();

  /** The wall clock when a test begins. */
  private static final long NOW = MONDAY;

  private static long reachableFor;
  private static boolean watched;

  private OneInputStreamOperatorTestHarness<Decoded, Decoded> harness;
  private long now;

  @BeforeEach
  void open() throws Exception {
    reachableFor = Long.MAX_VALUE;
    watched = false;
    now = NOW;
    harness = open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private OneInputStreamOperatorTestHarness<Decoded, Decoded> open(
      @Nullable OperatorSubtaskState state) throws Exception {
    var opened =
        new OneInputStreamOperatorTestHarness<Decoded, Decoded>(
            new EventClockOperator(TimeConfig.DEFAULT, TestProbe::new));
    opened.setProcessingTime(now);
    opened.setup(
        TypeInformation.of(Decoded.class)
            .createSerializer(opened.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  @Test
  void passesRecordsAndWatermarksOn() throws Exception {
    feed(NOW - SECOND);
    harness.processWatermark(NOW - MINUTE);
    feed(NOW);
    harness.processElement(new Decoded(Topic.COMMENTS, null, null), Long.MIN_VALUE);
    harness.processWatermark(NOW - SECOND);
    assertThat(harness.getRecordOutput()).hasSize(3);
    assertThat(watermarks()).containsExactly(NOW - MINUTE, NOW - SECOND);
  }

  @Test
  void anActiveSourceIsNeverOvertaken() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    pass(30 * MINUTE);
    assertThat(watermarks()).containsExactly(NOW - MINUTE);
    assertThat(watched).isFalse();
  }

  @Test
  void theEndOfInputGoesToTheNewestEventFirst() throws Exception {
    feed(NOW - SECOND);
    feed(NOW - MINUTE);
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(watermarks()).containsExactly(NOW - SECOND, Long.MAX_VALUE);
  }

  @Test
  void theEndOfAnEmptyInputIsNothingButTheEnd() throws Exception {
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(watermarks()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void silenceShorterThanTheDisorderHoldsTheClock() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    fallSilent();
    pass(DISORDER - SECOND);
    assertThat(watermarks()).containsExactly(NOW - MINUTE);
  }

  @Test
  void silenceAsLongAsTheDisorderBringsTheNewestEvent() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    fallSilent();
    pass(DISORDER);
    assertThat(watermarks()).containsExactly(NOW - MINUTE, NOW);
  }

  @Test
  void theClockOfALiveInputThenFollowsTheWallClock() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    fallSilent();
    pass(10 * MINUTE);
    assertThat(last(watermarks())).isEqualTo(now - DISORDER);
    assertThat(statuses()).containsExactly(WatermarkStatus.IDLE, WatermarkStatus.ACTIVE);
    assertThat(watched).isTrue();
  }

  @Test
  void theClockStandsWhileTheInputsCannotBeReached() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    reachableFor = 0;
    fallSilent();
    pass(10 * MINUTE);
    assertThat(watermarks()).containsExactly(NOW - MINUTE, NOW);
    assertThat(last(statuses())).isEqualTo(WatermarkStatus.IDLE);
  }

  @Test
  void anOutageInMidSilenceStopsTheClockAndItsEndLetsItGo() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    fallSilent();
    pass(10 * MINUTE);
    reachableFor = 0;
    long stoppedAt = last(watermarks());
    pass(10 * MINUTE);
    assertThat(last(watermarks())).isEqualTo(stoppedAt);
    assertThat(last(statuses())).isEqualTo(WatermarkStatus.IDLE);
    reachableFor = TimeConfig.DEFAULT.idleAfterMillis();
    pass(SECOND);
    assertThat(last(watermarks())).isEqualTo(now - DISORDER);
    assertThat(last(statuses())).isEqualTo(WatermarkStatus.ACTIVE);
  }

  @Test
  void aBackfillThatEndsStandsAtItsNewestEvent() throws Exception {
    long weekAgo = NOW - 7 * 24 * 60 * MINUTE;
    feed(weekAgo);
    harness.processWatermark(weekAgo - MINUTE);
    fallSilent();
    pass(10 * MINUTE);
    assertThat(watermarks()).containsExactly(weekAgo - MINUTE, weekAgo);
    assertThat(last(statuses())).isEqualTo(WatermarkStatus.IDLE);
  }

  @Test
  void anInputThatHasNeverHadAnEventMovesNothing() throws Exception {
    fallSilent();
    pass(10 * MINUTE);
    assertThat(watermarks()).isEmpty();
  }

  @Test
  void whatComesAfterTheSilenceNeverTurnsTheClockBack() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    fallSilent();
    pass(10 * MINUTE);
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    long clock = last(watermarks());
    harness.processWatermark(clock - MINUTE);
    assertThat(last(watermarks())).isEqualTo(clock);
    feed(now);
    harness.processWatermark(now - SECOND);
    assertThat(last(watermarks())).isEqualTo(now - SECOND);
    assertThat(last(statuses())).isEqualTo(WatermarkStatus.ACTIVE);
  }

  @Test
  void aRestoredClockKnowsTheNewestEventAndThatItWasLive() throws Exception {
    feed(NOW);
    harness.processWatermark(NOW - MINUTE);
    restore();
    fallSilent();
    pass(DISORDER);
    assertThat(watermarks()).containsExactly(NOW);
    pass(MINUTE);
    assertThat(last(watermarks())).isEqualTo(now - DISORDER);
  }

  @Test
  void aClockRestoredAfterABackfillStands() throws Exception {
    long weekAgo = NOW - 7 * 24 * 60 * MINUTE;
    feed(weekAgo);
    harness.processWatermark(weekAgo - MINUTE);
    restore();
    fallSilent();
    pass(10 * MINUTE);
    assertThat(watermarks()).containsExactly(weekAgo);
  }

  @Test
  void nothingInTheStateKeepsAStopWithASavepointFromSucceeding() throws Exception {
    feed(NOW);
    var modes =
        harness.snapshot(1, now).getManagedOperatorState().stream()
            .flatMap(handle -> handle.getStateNameToPartitionOffsets().values().stream())
            .map(OperatorStateHandle.StateMetaInfo::getDistributionMode)
            .toList();
    assertThat(modes).containsExactly(OperatorStateHandle.Mode.SPLIT_DISTRIBUTE);
  }

  private void restore() throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, now);
    harness.close();
    harness = open(state);
  }

  private void feed(long at) throws Exception {
    harness.processElement(decoded(comment("id-" + at, "v", at)), at);
  }

  private void fallSilent() throws Exception {
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
  }

  /** Lets wall clock time pass, second by second as the operator looks at it. */
  private void pass(long millis) throws Exception {
    for (long end = now + millis; now < end; ) {
      now += SECOND;
      harness.setProcessingTime(now);
    }
  }

  private List<Long> watermarks() {
    return outputs(Watermark.class).stream().map(Watermark::getTimestamp).toList();
  }

  private List<WatermarkStatus> statuses() {
    return outputs(WatermarkStatus.class);
  }

  private <T> List<T> outputs(Class<T> kind) {
    var found = new ArrayList<T>();
    for (Object output : harness.getOutput()) {
      if (kind.isInstance(output)) {
        found.add(kind.cast(output));
      }
    }
    return found;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static final class TestProbe implements InputReachability.Probe {
    @Override
    public void watch(boolean wanted) {
      watched = wanted;
    }

    @Override
    public long reachableForMillis() {
      return reachableFor;
    }

    @Override
    public void close() {}
  }
}
