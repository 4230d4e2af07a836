package io.tideline.job.spikes;

import static io.tideline.job.Rows.value;
import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static io.tideline.job.spikes.VolumeHarness.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.spike.Slices;
import java.util.List;
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
  void aWindowCountedAgainAndAgainCostsOneRow() throws Exception {
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

  /** In whatever pieces the counts of the last slice come. */
  /** Two lives of nine days, forty days apart, each with a spike and with growth. */
  private List<String> ids() {
    return harness.alerts().stream().map(Alert::alertId).distinct().toList();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }
}
