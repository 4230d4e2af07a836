package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The adaptive detector where volumes are counted. */
class AnomalyFunctionTest {
  private static final long SLICE = Slices.SLICE_MILLIS;
  private static final long HOUR = Slices.HOUR_MILLIS;
  private static final long DAY = Slices.DAY_MILLIS;
  private static final long BURST = MONDAY + 5 * DAY + 12 * HOUR;

  @ParameterizedTest
  @EnumSource
  void aBurstIsToldAtOnceWithItsFiguresAndResolves(Backend backend) throws Exception {
    try (var harness = VolumeHarness.open(backend, null)) {
      steady(harness, MONDAY, BURST);
      harness.feed(COMMENTS, BURST + 1, 60);

      Alert fired = harness.anomalies().get(0);
      assertThat(fired.kind()).isEqualTo("volume_anomaly");
      assertThat(fired.startedAtMillis()).isEqualTo(BURST + SLICE - HOUR);
      assertThat(fired.subject()).containsEntry("series", "comment").doesNotContainKey("video_id");
      assertThat(fired.groupKey()).isEqualTo("acme/tiktok/comment");
      assertThat(fired.value()).isEqualTo(82.0);
      assertThat(fired.baseline()).isBetween(22.0, 26.0);
      assertThat(fired.threshold()).isBetween(24.0, 50.0);
      assertThat(fired.summary())
          .matches(
              "Comments of acme at 82/h, 2\\d expected \\(usually \\d+ to \\d+\\); none of the last"
                  + " 13[12] hours had as many; 0 % negative; since Sat 7 Mar 11:05 UTC; read the"
                  + " newest, answer or hide");

      steady(harness, BURST, BURST + 3 * HOUR);
      assertThat(harness.anomalies())
          .extracting(Alert::revision, Alert::status)
          .containsExactly(
              Tuple.tuple(1, AlertStatus.FIRING), Tuple.tuple(2, AlertStatus.RESOLVED));
      assertThat(harness.anomalies().get(1).summary())
          .contains("back in the usual range at ")
          .containsPattern("; \\d+ of the last 13\\d hours had as many; unusually many since ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void itGoesOnAfterARestoreAsIfNothingHadHappened(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var harness = VolumeHarness.open(backend, null)) {
      steady(harness, MONDAY, BURST);
      state = harness.snapshot(1, 1);
    }
    try (var restored = VolumeHarness.open(backend, state);
        var whole = VolumeHarness.open(backend, null)) {
      restored.processWatermark(BURST);
      steady(whole, MONDAY, BURST);
      for (VolumeHarness harness : new VolumeHarness[] {restored, whole}) {
        harness.feed(COMMENTS, BURST + 1, 60);
        steady(harness, BURST, BURST + 3 * HOUR);
      }

      assertThat(restored.anomalies()).hasSize(2).isEqualTo(whole.anomalies());
    }
  }

  @Test
  void allAtOnceBehindTheClockItIsTheSameAlert() throws Exception {
    try (var live = VolumeHarness.open(Backend.HASHMAP, null);
        var replay = VolumeHarness.open(Backend.HASHMAP, null)) {
      steady(live, MONDAY, BURST);
      live.feed(COMMENTS, BURST + 1, 60);
      steady(live, BURST, BURST + 3 * HOUR);
      for (long slice = BURST + 3 * HOUR - SLICE; slice >= MONDAY; slice -= SLICE) {
        replay.feed(COMMENTS, slice, 2);
      }
      replay.feed(COMMENTS, BURST + 1, 60);
      replay.processWatermark(BURST + 3 * HOUR);

      assertThat(replay.anomalies())
          .extracting(
              Alert::alertId,
              Alert::status,
              Alert::severity,
              Alert::startedAtMillis,
              Alert::endedAtMillis)
          .isEqualTo(
              live.anomalies().stream()
                  .map(
                      alert ->
                          Tuple.tuple(
                              alert.alertId(),
                              alert.status(),
                              alert.severity(),
                              alert.startedAtMillis(),
                              alert.endedAtMillis()))
                  .toList());
    }
  }

  @Test
  void theSpikeWeekOverWeekSpeaksForIt() throws Exception {
    try (var harness = VolumeHarness.open(Backend.HASHMAP, null)) {
      long burst = BURST + 7 * DAY;
      steady(harness, MONDAY, burst);
      harness.feed(COMMENTS, burst + 1, 90);
      steady(harness, burst, burst + 3 * HOUR);

      Alert spike = harness.alerts().get(0);
      assertThat(spike.kind()).isEqualTo("volume_spike");
      assertThat(harness.anomalies())
          .isNotEmpty()
          .allSatisfy(alert -> assertThat(alert.inhibitedBy()).isEqualTo(spike.alertId()))
          .allSatisfy(alert -> assertThat(alert.groupKey()).isEqualTo(spike.groupKey()));
      assertThat(harness.anomalies().get(0).summary())
          .contains("; +367 % on last Saturday 11:05–12:05 UTC (24); ");
    }
  }

  @Test
  void theTargetAndDropsAreThePlaybooksAndMayChange() throws Exception {
    try (var harness = VolumeHarness.open(Backend.HASHMAP, null)) {
      steady(harness, MONDAY, BURST);
      harness.publish("{version: loud, thresholds: {anomalies: {min_volume: 1000, drops: true}}}");
      harness.barrier();
      harness.feed(COMMENTS, BURST + 1, 60);
      harness.processWatermark(BURST + SLICE);
      assertThat(harness.anomalies()).isEmpty();

      harness.publish("{version: drops, thresholds: {anomalies: {drops: true}}}");
      harness.barrier();
      steady(harness, BURST + 3 * HOUR, BURST + 9 * HOUR);
      harness.processWatermark(BURST + 40 * HOUR);

      assertThat(harness.anomalies())
          .filteredOn(alert -> alert.kind().equals("volume_drop"))
          .extracting(Alert::revision, Alert::status, Alert::playbookVersion)
          .containsExactly(
              Tuple.tuple(1, AlertStatus.FIRING, "drops"),
              Tuple.tuple(2, AlertStatus.RESOLVED, "drops"));
    }
  }

  @Test
  void aSeriesThatWentQuietLeavesState() throws Exception {
    try (var harness = VolumeHarness.open(Backend.HASHMAP, null)) {
      steady(harness, MONDAY, MONDAY + 2 * DAY);
      harness.barrier();
      int known = harness.numKeyedStateEntries();
      harness.feed(COMMENTS, MONDAY + 20 * DAY, 1);
      harness.processWatermark(MONDAY + 21 * DAY);
      harness.barrier();
      assertThat(harness.numKeyedStateEntries()).isLessThan(known);

      harness.processWatermark(MONDAY + 60 * DAY);
      harness.barrier();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.anomalies()).isEmpty();
    }
  }

  @Test
  void twoThousandSeriesWithDetectorsTakeAtMostThreeKilobytesMoreEach() throws Exception {
    String quiet = "{version: quiet, thresholds: {anomalies: {min_volume: 1000000}}}";
    long without = 0;
    long with = 0;
    for (int part = 0; part < 4; part++) {
      without += stateOf(part, VolumeHarness.startedWith(quiet));
      with += stateOf(part, VolumeHarness.startedWith("{version: usual}"));
    }

    double each = (with - without) / 2000.0;
    System.out.printf("state of an adaptive detector: %.0f bytes a series%n", each);
    assertThat(each).isBetween(1024.0, 3072.0);
  }

  /** Of five hundred series, each with an hour that is loud enough. */
  private static long stateOf(int part, VolumeHarness opened) throws Exception {
    try (var harness = opened) {
      for (int series = 0; series < 500; series++) {
        var key = new SeriesKey("acme" + part, "tiktok", "comment", "v" + series);
        harness.feed(key, MONDAY + 1, 30);
      }
      harness.processWatermark(MONDAY + SLICE);
      return harness.snapshot(1, 1).getStateSize();
    }
  }

  @Test
  void theDetectorOfASeriesThatStaysSilentLeavesStateAfterTwoWeeks() throws Exception {
    try (var harness = VolumeHarness.open(Backend.HASHMAP, null)) {
      steady(harness, MONDAY, MONDAY + 2 * DAY);
      harness.processWatermark(MONDAY + 16 * DAY - 1);
      harness.barrier();
      int known = harness.numKeyedStateEntries();

      harness.processWatermark(MONDAY + 17 * DAY);
      harness.barrier();
      assertThat(harness.numKeyedStateEntries()).isEqualTo(known - 1);
    }
  }

  @Test
  void whereAZonesDayEndsADetectorThatNobodyAskedForLeavesStateToo() throws Exception {
    try (var harness = VolumeHarness.startedWith("{version: z, zones: {'*': Europe/Berlin}}")) {
      steady(harness, MONDAY, MONDAY + 2 * DAY);
      harness.barrier();
      int known = harness.numKeyedStateEntries();
      // That day in Berlin ends at 23:00 UTC; at midnight of UTC nothing is due.
      harness.feed(COMMENTS, MONDAY + 20 * DAY + 12 * HOUR, 1);
      harness.processWatermark(MONDAY + 21 * DAY);
      harness.barrier();
      assertThat(harness.numKeyedStateEntries()).isLessThan(known);

      harness.processWatermark(MONDAY + 60 * DAY);
      harness.barrier();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  /** Two comments a slice, the clock behind each. */
  private static void steady(VolumeHarness harness, long from, long to) throws Exception {
    for (long slice = from; slice < to; slice += SLICE) {
      harness.feed(COMMENTS, slice + 2, 2);
      harness.processWatermark(slice + SLICE);
    }
  }
}
