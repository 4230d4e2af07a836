package io.tideline.job.spikes;

import static io.tideline.job.Rows.value;
import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static io.tideline.job.spikes.VolumeHarness.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VolumeFunctionTest {
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
  void rowsTellCountBaselineAndGrowth() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 100);
    TableRow row = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(row, "count")).isEqualTo("100");
    assertThat(value(row, "baseline_count")).isEqualTo("80");
    assertThat(value(row, "growth_pct")).isEqualTo("25");
    assertThat(value(row, "final")).isEqualTo("false");
    harness.processWatermark(TEN + HOUR);
    TableRow last = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(last, "final")).isEqualTo("true");
    assertThat(last.revision()).isGreaterThan(row.revision());
  }

  @Test
  void aWindowCountedAgainAndAgainCostsOneRowASecond() throws Exception {
    for (int i = 0; i < 5; i++) {
      harness.feed(COMMENTS, TEN + i * MINUTE, 1);
    }
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.rows()).extracting(row -> value(row, "count")).containsExactly("5", "5");
    assertThat(harness.rows()).hasSize(2);
  }

  @Test
  void rowsAreIssuedBeforeABarrierPasses() throws Exception {
    harness.feed(COMMENTS, TEN, 1);
    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.extractOutputValues()).hasSize(2);
  }

  @Test
  void theDayIsCountedAsTheHourIs() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 100);
    harness.processWatermark(TEN + DAY);
    TableRow row = harness.lastRow("volume_daily", "2026-03-09T00:00:00.000Z");
    assertThat(value(row, "count")).isEqualTo("100");
    assertThat(value(row, "baseline_count")).isEqualTo("81");
    assertThat(value(row, "final")).isEqualTo("true");
  }

  @Test
  void withoutAWeekOfHistoryThereIsNoBaselineAndNoAlert() throws Exception {
    harness.processWatermark(TEN);
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 10_000);
    harness.processWatermark(TEN + HOUR);
    TableRow row = harness.lastRow("volume_hourly", TEN_TEXT);
    assertThat(value(row, "baseline_count")).isNull();
    assertThat(value(row, "growth_pct")).isNull();
    assertThat(harness.alerts()).isEmpty();
  }

  @Test
  void firesAtTheEventThatCrossesTheThreshold() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 120);
    assertThat(harness.alerts()).isEmpty();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 40);
    Alert alert = only(harness.alerts());
    assertThat(alert.kind()).isEqualTo("volume_spike");
    assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.revision()).isEqualTo(1);
    assertThat(alert.startedAtMillis()).isEqualTo(TEN + 5 * MINUTE - HOUR);
    assertThat(alert.subject()).containsEntry("window_end", "2026-03-09T10:05:00.000Z");
    assertThat(alert.value()).isEqualTo(160);
    assertThat(alert.baseline()).isEqualTo(80);
  }

  @Test
  void aWindowThatFiredEarlyIsNotToldAgainWhenItIsComplete() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 160);
    harness.processWatermark(TEN + 5 * MINUTE);
    assertThat(harness.alerts()).hasSize(1);
  }

  @Test
  void aHigherSeverityIsARevisionOfTheSameAlert() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 160);
    harness.feed(COMMENTS, TEN + 3 * MINUTE, 80);
    assertThat(harness.alerts())
        .extracting(Alert::revision, Alert::severity)
        .containsExactly(tuple(1, Severity.WARNING), tuple(2, Severity.CRITICAL));
    assertThat(ids()).hasSize(1);
  }

  @Test
  void resolvesAtTheThirdCalmSliceEnd() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 160);
    harness.processWatermark(TEN + HOUR + 15 * MINUTE - 1);
    assertThat(harness.alerts()).hasSize(1);
    harness.processWatermark(TEN + HOUR + 15 * MINUTE);
    Alert resolved = harness.alerts().get(1);
    assertThat(resolved.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(resolved.revision()).isEqualTo(2);
    assertThat(resolved.endedAtMillis()).isEqualTo(TEN + HOUR + 15 * MINUTE);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void aResolvedSeriesFiresAgainUnderANewId() throws Exception {
    aWeekPasses();
    harness.feed(COMMENTS, TEN + 2 * MINUTE, 160);
    harness.processWatermark(TEN + 4 * HOUR);
    harness.feed(COMMENTS, TEN + 4 * HOUR + 2 * MINUTE, 100);
    harness.processWatermark(TEN + 8 * HOUR);
    assertThat(harness.alerts())
        .extracting(Alert::revision, Alert::status)
        .containsExactly(
            tuple(1, AlertStatus.FIRING),
            tuple(2, AlertStatus.RESOLVED),
            tuple(1, AlertStatus.FIRING),
            tuple(2, AlertStatus.RESOLVED));
    assertThat(ids()).hasSize(2);
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
  void growthOnThreeDaysInARowAlertsAndResolvesAtTheFirstDayWithout() throws Exception {
    int[] days = {20, 25, 30, 40, 60, 10};
    for (int day = 0; day < days.length; day++) {
      harness.feed(MESSAGES, MONDAY + day * DAY + HOUR, days[day]);
      harness.processWatermark(MONDAY + (day + 1) * DAY);
    }
    assertThat(harness.alerts())
        .extracting(
            Alert::kind, Alert::status, Alert::startedAtMillis, Alert::endedAtMillis, Alert::value)
        .containsExactly(
            tuple("sustained_growth", AlertStatus.FIRING, MONDAY + DAY, null, 40.0),
            tuple("sustained_growth", AlertStatus.RESOLVED, MONDAY + DAY, MONDAY + 6 * DAY, 10.0));
    assertThat(ids()).hasSize(1);
  }

  @Test
  void growthResolvesOnADayWithoutAnyMessage() throws Exception {
    int[] days = {20, 25, 30, 40};
    for (int day = 0; day < days.length; day++) {
      harness.feed(MESSAGES, MONDAY + day * DAY + HOUR, days[day]);
    }
    harness.processWatermark(MONDAY + 5 * DAY);
    assertThat(harness.alerts())
        .extracting(Alert::status, Alert::endedAtMillis)
        .containsExactly(
            tuple(AlertStatus.FIRING, null), tuple(AlertStatus.RESOLVED, MONDAY + 5 * DAY));
  }

  @Test
  void growthOfOtherSeriesIsNotAlerted() throws Exception {
    int[] days = {20, 25, 30, 40};
    for (int day = 0; day < days.length; day++) {
      harness.feed(COMMENTS, MONDAY + day * DAY + HOUR, days[day]);
    }
    harness.processWatermark(MONDAY + 5 * DAY);
    assertThat(harness.alerts()).isEmpty();
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

  @ParameterizedTest
  @EnumSource
  void aRestoreInMidAlertGoesOnWithTheSameIdAndTheNextRevision(Backend backend) throws Exception {
    OperatorSubtaskState state;
    String id;
    try (var before = VolumeHarness.open(backend, null)) {
      before.feed(COMMENTS, MONDAY, 1);
      before.feed(COMMENTS, TEN - 7 * DAY + 2 * MINUTE, 80);
      before.processWatermark(TEN);
      before.feed(COMMENTS, TEN + 2 * MINUTE, 160);
      id = only(before.alerts()).alertId();
      state = before.snapshot(1, 0);
    }
    try (var restored = VolumeHarness.open(backend, state)) {
      restored.processWatermark(TEN);
      restored.feed(COMMENTS, TEN + 3 * MINUTE, 80);
      restored.processWatermark(TEN + 2 * HOUR);
      assertThat(restored.alerts())
          .extracting(Alert::alertId, Alert::revision, Alert::status, Alert::severity)
          .containsExactly(
              tuple(id, 2, AlertStatus.FIRING, Severity.CRITICAL),
              tuple(id, 3, AlertStatus.RESOLVED, Severity.CRITICAL));
      TableRow row = restored.lastRow("volume_hourly", TEN_TEXT);
      assertThat(value(row, "count")).isEqualTo("240");
    }
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

  /** In whatever pieces the counts of the last slice come. */
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

  /** Two lives of nine days, forty days apart, each with a spike and with growth. */
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
