package io.tideline.job.spikes;

import static io.tideline.job.Rows.value;
import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static io.tideline.job.spikes.VolumeHarness.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes out of order, late, again, or after a long silence. */
class VolumeOverTimeTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = Slices.HOUR_MILLIS;
  private static final long DAY = Slices.DAY_MILLIS;

  /** 10:00 on the Monday a week after the series began. */
  private static final long TEN = MONDAY + 7 * DAY + 10 * HOUR;

  private static final String TEN_TEXT = "2026-03-09T10:00:00.000Z";

  private VolumeHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = VolumeHarness.open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  /** 80 comments at 10:02 on the first Monday, and the clock at 10:00 a week later. */
  private void aWeekPasses() throws Exception {
    harness.feed(COMMENTS, MONDAY, 1);
    harness.feed(COMMENTS, TEN - 7 * DAY + 2 * MINUTE, 80);
    harness.processWatermark(TEN);
  }

  @Test
  void whatComesBehindTheClockCorrectsRowsButIsNotJudged() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 50);
    harness.processWatermark(TEN + 2 * HOUR);
    TableRow before = harness.lastRow("volume_hourly", TEN_TEXT);
    harness.feed(COMMENTS, TEN + 3 * MINUTE, 500);
    TableRow corrected = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(corrected, "count")).isEqualTo("550");
    assertThat(value(corrected, "final")).isEqualTo("true");
    assertThat(corrected.revision()).isGreaterThan(before.revision());
    harness.processWatermark(TEN + DAY);
    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void theOrderOfArrivalChangesNeitherTablesNorAlerts() throws Exception {
    List<HourDelta> deltas = new ArrayList<>();
    var random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      long at = MONDAY + (long) (random.nextDouble() * 9 * DAY);
      deltas.add(VolumeHarness.delta(COMMENTS, at, 1 + random.nextInt(3)));
    }
    deltas.add(VolumeHarness.delta(COMMENTS, MONDAY, 1));
    deltas.add(VolumeHarness.delta(COMMENTS, TEN - MINUTE, 150));
    deltas.add(VolumeHarness.delta(COMMENTS, TEN + 2 * MINUTE, 900));
    deltas.sort((a, b) -> Long.compare(a.lastMillis(), b.lastMillis()));
    for (HourDelta delta : deltas) {
      harness.processElement(delta, delta.lastMillis());
      harness.processWatermark(delta.lastMillis() - 1);
    }
    long end = MONDAY + 9 * DAY;
    harness.processWatermark(end);

    Collections.shuffle(deltas, random);
    try (var atOnce = VolumeHarness.open(Backend.HASHMAP, null)) {
      for (HourDelta delta : deltas) {
        atOnce.processElement(delta, delta.lastMillis());
      }
      atOnce.processWatermark(end);
      assertThat(Rows.newest(atOnce.rows())).isEqualTo(Rows.newest(harness.rows()));
      assertThat(outcomes(atOnce)).isEqualTo(outcomes(harness)).isNotEmpty();
    }
  }

  @Test
  void afterARestoreWhatWasJudgedAndFinalStaysSo() throws Exception {
    harness.feed(COMMENTS, MONDAY, 1);
    harness.feed(COMMENTS, TEN - Slices.WEEK_MILLIS, 40);
    harness.feed(COMMENTS, TEN + MINUTE, 160);
    harness.processWatermark(TEN + 80 * MINUTE);
    assertThat(harness.alerts()).hasSize(2);
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    try (var restored = VolumeHarness.open(Backend.HASHMAP, state)) {
      restored.feed(COMMENTS, TEN + 57 * MINUTE, 1);
      assertThat(value(restored.lastRow("volume_hourly", TEN_TEXT), "final")).isEqualTo("true");
      restored.processWatermark(TEN + 80 * MINUTE);
      assertThat(restored.alerts()).isEmpty();
    }
  }

  @Test
  void aQuietSeriesLeavesNoStateAndNoTimer() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 300);
    harness.feed(MESSAGES, TEN, 1);
    long last = TEN + 2 * MINUTE;
    harness.processWatermark(last + VolumeFunction.MEMORY_MILLIS - 1);
    assertThat(harness.numKeyedStateEntries()).isPositive();
    assertThat(harness.alerts()).hasSize(2);
    harness.processWatermark(last + VolumeFunction.MEMORY_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aSeriesThatWentOnIsNotForgottenAtItsFirstReminder() throws Exception {
    harness.feed(COMMENTS, MONDAY, 1);
    harness.feed(COMMENTS, MONDAY + 20 * DAY, 1);
    harness.processWatermark(MONDAY + VolumeFunction.MEMORY_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isPositive();
    harness.processWatermark(MONDAY + 20 * DAY + VolumeFunction.MEMORY_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void onlyTheDaysThatAWindowCanNeedAreKept() throws Exception {
    for (int day = 0; day < 60; day++) {
      harness.feed(COMMENTS, MONDAY + day * DAY, 1);
      harness.processWatermark(MONDAY + day * DAY);
    }
    assertThat(harness.numKeyedStateEntries()).isLessThanOrEqualTo(1 + 17);
  }

  @Test
  void theEndOfInputDeclaresNothing() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 160);
    harness.processWatermark(TEN + 2 * MINUTE);
    List<String> before = Rows.newest(harness.rows());
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(harness.alerts()).hasSize(1);
    assertThat(Rows.newest(harness.rows())).isEqualTo(before);
    TableRow row = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(row, "final")).isEqualTo("false");
  }

  @Test
  void theUnfinishedLastSliceMayFireAtTheEndOfInput() throws Exception {
    harness.feed(COMMENTS, MONDAY, 1);
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 60);
    harness.feed(COMMENTS, TEN + 3 * MINUTE, 60);
    harness.processWatermark(TEN + 3 * MINUTE);
    harness.processWatermark(Long.MAX_VALUE);
    Alert alert = only(harness.alerts());
    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.subject()).containsEntry("window_end", "2026-03-09T10:05:00.000Z");
    assertThat(alert.value()).isEqualTo(120);
  }

  @Test
  void aSeriesSeenAgainAfterThirtyFiveDaysBeginsAnew() throws Exception {
    harness.feed(COMMENTS, MONDAY, 1);
    long again = MONDAY + 36 * DAY;
    harness.feed(COMMENTS, again, 500);
    harness.feed(COMMENTS, again + 6 * DAY, 500);
    harness.processWatermark(again + 7 * DAY);
    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void twoLivesReadAtOnceGiveWhatTheyGiveOneAfterTheOther() throws Exception {
    List<HourDelta> deltas = new ArrayList<>();
    for (long life = 0; life <= 49 * DAY; life += 49 * DAY) {
      for (int hour = 0; hour < 9 * 24; hour++) {
        long at = MONDAY + life + hour * HOUR;
        deltas.add(VolumeHarness.delta(COMMENTS, at, hour == 200 ? 300 : 20));
        deltas.add(VolumeHarness.delta(MESSAGES, at, 1 + hour / 24));
      }
    }
    long end = MONDAY + 60 * DAY;
    for (HourDelta delta : deltas) {
      harness.processElement(delta, delta.lastMillis());
      harness.processWatermark(delta.lastMillis() - 1);
    }
    harness.processWatermark(end);
    assertThat(ids()).hasSize(4);

    Collections.shuffle(deltas, new Random(3));
    try (var atOnce = VolumeHarness.open(Backend.HASHMAP, null)) {
      for (HourDelta delta : deltas) {
        atOnce.processElement(delta, delta.lastMillis());
      }
      atOnce.processWatermark(end);
      assertThat(Rows.newest(atOnce.rows())).isEqualTo(Rows.newest(harness.rows()));
      assertThat(outcomes(atOnce)).containsExactlyInAnyOrderElementsOf(outcomes(harness));
    }
  }

  @Test
  void whatComesAWeekBehindTheClockCorrectsTheBaselineOfTheRowThere() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 100);
    harness.processWatermark(TEN + DAY);
    harness.feed(COMMENTS, TEN - 7 * DAY + 3 * MINUTE, 20);
    TableRow row = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(row, "count")).isEqualTo("100");
    assertThat(value(row, "baseline_count")).isEqualTo("100");
    assertThat(value(row, "final")).isEqualTo("true");
  }

  @Test
  void whatComesAfterEventsAWeekYoungerCorrectsTheBaselineOfAnOpenWindow() throws Exception {
    harness.feed(COMMENTS, MONDAY, 1);
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 100);
    TableRow early = harness.lastRow("volume_hourly", TEN_TEXT);
    harness.feed(COMMENTS, TEN - 7 * DAY + 3 * MINUTE, 20);
    TableRow row = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(early, "baseline_count")).isEqualTo("0");
    assertThat(value(row, "baseline_count")).isEqualTo("20");
    assertThat(value(row, "final")).isEqualTo("false");
    assertThat(row.revision()).isGreaterThan(early.revision());
  }

  @Test
  void historyThatComesLaterGivesAnOpenWindowItsBaseline() throws Exception {
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 100);
    assertThat(value(harness.lastRow("volume_hourly", TEN_TEXT), "baseline_count")).isNull();
    harness.feed(COMMENTS, MONDAY, 1);
    assertThat(value(harness.lastRow("volume_hourly", TEN_TEXT), "baseline_count")).isEqualTo("0");
  }

  @Test
  void whatComesLongerAfterThanItsDaysAreKeptLeavesTheRowsAlone() throws Exception {
    aWeekPasses();
    for (int day = 1; day <= 30; day++) {
      harness.feed(COMMENTS, TEN + day * DAY, 10);
      harness.processWatermark(TEN + day * DAY);
    }
    int rows = harness.rows().size();
    harness.feed(COMMENTS, TEN - 7 * DAY + 3 * MINUTE, 20);
    assertThat(harness.rows()).hasSize(rows);
    harness.feed(COMMENTS, TEN + 23 * DAY, 20);
    TableRow row = harness.lastRow("volume_hourly", "2026-04-01T10:00:00.000Z");
    assertThat(value(row, "count")).isEqualTo("30");
    assertThat(value(row, "baseline_count")).isEqualTo("10");
  }

  private List<String> ids() {
    return harness.alerts().stream().map(Alert::alertId).distinct().toList();
  }

  private static List<String> outcomes(VolumeHarness harness) {
    return harness.alerts().stream()
        .filter(alert -> alert.status() == AlertStatus.RESOLVED)
        .map(alert -> alert.alertId() + alert.severity() + alert.endedAtMillis())
        .toList();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }
}
