package io.tideline.job.sentiment;

import static io.tideline.job.Rows.value;
import static io.tideline.job.TestEvents.MONDAY;
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
import org.junit.jupiter.params.provider.ValueSource;

class SentimentFunctionTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = Slices.HOUR_MILLIS;
  private static final long DAY = Slices.DAY_MILLIS;

  /** 10:00 on the second Monday. */
  private static final long TEN = MONDAY + 7 * DAY + 10 * HOUR;

  private static final String TEN_TEXT = "2026-03-09T10:00:00.000Z";

  private SentimentHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = SentimentHarness.open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void rowsTellMeanNegativesAndTheWeekBefore() throws Exception {
    harness.feed(TEN - 7 * DAY, 2, 0.75);
    harness.processWatermark(TEN);
    harness.feed(TEN, 3, 0.2);
    harness.feed(TEN + 59 * MINUTE, 1, 0.6);
    TableRow row = harness.lastRow(TEN_TEXT);
    assertThat(value(row, "messages")).isEqualTo("4");
    assertThat(value(row, "mean_score")).isEqualTo("0.3");
    assertThat(value(row, "negative_pct")).isEqualTo("75");
    assertThat(value(row, "baseline_mean")).isEqualTo("0.75");
    assertThat(value(row, "final")).isEqualTo("false");
    harness.processWatermark(TEN + HOUR);
    TableRow last = harness.lastRow(TEN_TEXT);
    assertThat(value(last, "final")).isEqualTo("true");
    assertThat(last.revision()).isGreaterThan(row.revision());
  }

  @Test
  void anHourWithoutMessagesAWeekBeforeIsNoBaseline() throws Exception {
    harness.feed(TEN - 7 * DAY - MINUTE, 5, 0.9);
    harness.feed(TEN, 1, 0.5);
    assertThat(value(harness.lastRow(TEN_TEXT), "baseline_mean")).isNull();
  }

  @Test
  void whatComesBehindTheClockCorrectsTheRowAndTheNextWeeks() throws Exception {
    harness.feed(TEN - 7 * DAY, 1, 0.5);
    harness.feed(TEN, 1, 0.5);
    harness.processWatermark(TEN + 2 * HOUR);
    TableRow before = harness.lastRow(TEN_TEXT);
    harness.feed(TEN + MINUTE, 1, 0.7);
    harness.feed(TEN - 7 * DAY + MINUTE, 1, 0.9);
    TableRow after = harness.lastRow(TEN_TEXT);
    assertThat(value(after, "mean_score")).isEqualTo("0.6");
    assertThat(value(after, "baseline_mean")).isEqualTo("0.7");
    assertThat(value(after, "final")).isEqualTo("true");
    assertThat(after.revision()).isGreaterThan(before.revision());
  }

  @Test
  void firesAtTheSliceEndAndNotBefore() throws Exception {
    harness.feed(TEN + 2 * MINUTE, 20, 0.1);
    harness.processWatermark(TEN + 5 * MINUTE - 1);
    assertThat(harness.alerts()).isEmpty();
    harness.processWatermark(TEN + 5 * MINUTE);
    assertThat(harness.alerts()).hasSize(1);
    Alert alert = harness.alerts().get(0);
    assertThat(alert.kind()).isEqualTo("sentiment_drop");
    assertThat(alert.subject())
        .containsEntry("channel", "comment")
        .containsEntry("window_end", "2026-03-09T10:05:00.000Z")
        .doesNotContainKey("video_id");
    assertThat(alert.startedAtMillis()).isEqualTo(TEN + 5 * MINUTE - HOUR);
    assertThat(alert.value()).isEqualTo(0.1);
    assertThat(alert.baseline()).isNull();
    assertThat(alert.threshold()).isEqualTo(0.2);
  }

  @Test
  void resolvesAtTheThirdSliceEndAboveTheThreshold() throws Exception {
    harness.feed(TEN - 7 * DAY + 2 * MINUTE, 20, 0.6);
    harness.feed(TEN + 2 * MINUTE, 20, 0.45);
    harness.feed(TEN + HOUR, 20, 0.6);
    harness.processWatermark(TEN + HOUR + 15 * MINUTE - 1);
    assertThat(harness.alerts()).hasSize(1);
    harness.processWatermark(TEN + HOUR + 15 * MINUTE);
    assertThat(harness.alerts())
        .extracting(Alert::revision, Alert::status, Alert::severity, Alert::endedAtMillis)
        .containsExactly(
            tuple(1, AlertStatus.FIRING, Severity.WARNING, null),
            tuple(2, AlertStatus.RESOLVED, Severity.WARNING, TEN + HOUR + 15 * MINUTE));
    assertThat(harness.alerts()).extracting(Alert::alertId).containsOnly(firstId());
  }

  @Test
  void slicesAlreadyJudgedAreNotJudgedAgain() throws Exception {
    harness.feed(TEN, 20, 0.5);
    harness.processWatermark(TEN + 10 * MINUTE);
    harness.feed(TEN + MINUTE, 200, 0.01);
    harness.processWatermark(TEN + 15 * MINUTE);
    assertThat(harness.alerts())
        .extracting(alert -> alert.subject().get("window_end"))
        .containsExactly("2026-03-09T10:15:00.000Z");
  }

  @Test
  void theEndOfTheInputNeitherFiresNorResolvesNorEndsAnHour() throws Exception {
    harness.feed(TEN, 20, 0.1);
    harness.processWatermark(TEN + 4 * MINUTE);
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(harness.alerts()).isEmpty();
    assertThat(value(harness.lastRow(TEN_TEXT), "final")).isEqualTo("false");
  }

  @Test
  void silenceEndsADropADayLaterAndTheSeriesLeavesWithItsBaseline() throws Exception {
    harness.feed(TEN, 20, 0.1);
    harness.processWatermark(TEN + 25 * HOUR + 10 * MINUTE);
    assertThat(harness.alerts())
        .extracting(Alert::status, Alert::endedAtMillis)
        .containsExactly(
            tuple(AlertStatus.FIRING, null),
            tuple(AlertStatus.RESOLVED, TEN + 25 * HOUR + 10 * MINUTE));
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    harness.processWatermark(MONDAY + 24 * DAY);
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void aSeriesThatGoesOnKeepsNoMoreThanSixteenDays() throws Exception {
    for (int day = 0; day < 60; day++) {
      harness.feed(MONDAY + day * DAY, 1, 0.5);
      harness.processWatermark(MONDAY + day * DAY + HOUR);
    }
    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    harness.processWatermark(MONDAY + 80 * DAY);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void otherThresholdsAreTaken() throws Exception {
    try (var own = SentimentHarness.open(Backend.HASHMAP, null)) {
      own.publish("{version: p7, thresholds: {sentiment: {min_messages: 2, floor: 0.55}}}");
      own.barrier();
      own.feed(TEN, 2, 0.5);
      own.processWatermark(TEN + 5 * MINUTE);
      assertThat(own.alerts())
          .extracting(Alert::playbookVersion, Alert::threshold)
          .containsExactly(tuple("p7", 0.55));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoreInMidAlertGoesOnWithTheSameId(Backend backend) throws Exception {
    OperatorSubtaskState state;
    String id;
    try (var before = SentimentHarness.open(backend, null)) {
      before.feed(TEN - 7 * DAY, 20, 0.6);
      before.feed(TEN, 20, 0.45);
      before.feed(TEN + HOUR, 20, 0.6);
      before.processWatermark(TEN + HOUR + 10 * MINUTE);
      id = before.alerts().get(0).alertId();
      state = before.snapshot(1, 0);
    }
    try (var restored = SentimentHarness.open(backend, state)) {
      restored.feed(TEN + 30 * MINUTE, 20, 0.55);
      assertThat(value(restored.lastRow(TEN_TEXT), "final")).isEqualTo("true");
      restored.processWatermark(TEN + HOUR + 15 * MINUTE);
      assertThat(restored.alerts())
          .extracting(Alert::alertId, Alert::revision, Alert::status)
          .containsExactly(tuple(id, 2, AlertStatus.RESOLVED));
      TableRow row = restored.lastRow(TEN_TEXT);
      assertThat(value(row, "mean_score")).isEqualTo("0.5");
      assertThat(value(row, "baseline_mean")).isEqualTo("0.6");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neitherRowsNorAlertsDependOnTheOrderOfArrival(long seed) throws Exception {
    var random = new Random(seed);
    var deltas = new ArrayList<ScoreDelta>();
    for (int i = 0; i < 3_000; i++) {
      long at = MONDAY + (long) (random.nextDouble() * 9 * DAY / 60_000) * 60_000;
      boolean badHour = at >= TEN && at < TEN + 2 * HOUR;
      deltas.add(
          SentimentHarness.delta(
              at, 1 + random.nextInt(5), (badHour ? 0.2 : 0.7) * random.nextDouble()));
    }
    List<String> sorted = outcome(deltas);
    Collections.shuffle(deltas, random);
    assertThat(outcome(deltas)).isEqualTo(sorted).anyMatch(line -> line.contains("RESOLVED"));
  }

  /** All rows and alerts once everything has come. */
  private static List<String> outcome(List<ScoreDelta> deltas) throws Exception {
    try (var harness = SentimentHarness.open(Backend.HASHMAP, null)) {
      for (ScoreDelta delta : deltas) {
        harness.processElement(delta, delta.hourMillis());
      }
      harness.processWatermark(MONDAY + 9 * DAY);
      var lines = new ArrayList<>(Rows.newest(harness.rows()));
      harness.alerts().forEach(alert -> lines.add(alert.toString()));
      return lines;
    }
  }

  private String firstId() {
    return harness.alerts().get(0).alertId();
  }
}
