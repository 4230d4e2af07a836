package io.tideline.job.spikes;

import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static io.tideline.job.spikes.VolumeHarness.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.Rows;
import io.tideline.udfs.event.Alert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days of an account that has a zone (SEMANTICS §1). */
class VolumeZoneTest {
  private static final String BERLIN =
      "{version: z, zones: {'*': Europe/Berlin, acme_in: Asia/Kolkata}}";

  @Test
  void aDayBeginsAtMidnightOfTheZone() throws Exception {
    try (var harness = VolumeHarness.startedWith(BERLIN)) {
      feed(harness, "2026-03-02T22:30:00Z", 3);
      feed(harness, "2026-03-02T23:30:00Z", 5);
      harness.processWatermark(at("2026-03-03T23:00:00Z"));
      assertThat(daily(harness.rows()))
          .containsExactly(
              "2026-03-01T23:00:00.000Z 3 null true", "2026-03-02T23:00:00.000Z 5 null true");
    }
  }

  @Test
  void whereClocksChangeADayIsComparedWithTheSameDayOfTheWeekBefore() throws Exception {
    try (var harness = VolumeHarness.startedWith(BERLIN)) {
      feed(harness, "2026-03-20T12:00:00Z", 1);
      feed(harness, "2026-03-29T22:30:00Z", 2);
      feed(harness, "2026-03-28T22:30:00Z", 7);
      // That Sunday had 23 hours: it ended at 22:00 UTC, the one before at 23:00.
      feed(harness, "2026-03-29T21:30:00Z", 4);
      feed(harness, "2026-04-05T21:59:00Z", 8);
      feed(harness, "2026-04-05T22:00:00Z", 9);
      harness.processWatermark(at("2026-04-07T00:00:00Z"));
      assertThat(daily(harness.rows()))
          .contains(
              "2026-03-28T23:00:00.000Z 4 0 true",
              "2026-03-29T22:00:00.000Z 2 0 true",
              "2026-04-04T22:00:00.000Z 8 4 true",
              "2026-04-05T22:00:00.000Z 9 2 true");
    }
  }

  @Test
  void anHourInWhichADayBeginsIsOfBothDays() throws Exception {
    var india = new io.tideline.udfs.spike.SeriesKey("acme_in", "tiktok", "comment", "");
    try (var harness = VolumeHarness.startedWith(BERLIN)) {
      harness.feed(india, at("2026-03-02T18:29:00Z"), 3);
      harness.feed(india, at("2026-03-02T18:31:00Z"), 5);
      harness.processWatermark(at("2026-03-03T18:30:00Z"));
      assertThat(daily(harness.rows()))
          .containsExactly(
              "2026-03-01T18:30:00.000Z 3 null true", "2026-03-02T18:30:00.000Z 5 null true");
    }
  }

  @Test
  void growthIsJudgedAtTheEndsOfTheZonesDays() throws Exception {
    try (var harness = VolumeHarness.startedWith(BERLIN)) {
      for (int day = 0; day < 4; day++) {
        // A quarter past eleven at night in UTC is the next day in Berlin.
        String time = "2026-03-0%dT23:15:00Z".formatted(2 + day);
        harness.feed(MESSAGES, at(time), 20 + 5 * day);
        harness.processWatermark(at(time));
      }
      harness.processWatermark(at("2026-03-06T22:59:59Z"));
      assertThat(harness.alerts()).isEmpty();
      harness.processWatermark(at("2026-03-06T23:00:00Z"));
      Alert growth = harness.alerts().get(0);
      assertThat(growth.kind()).isEqualTo("sustained_growth");
      assertThat(growth.subject()).containsEntry("window_end", "2026-03-06T23:00:00.000Z");
      assertThat(growth.startedAtMillis()).isEqualTo(at("2026-03-03T23:00:00Z"));
      assertThat(growth.value()).isEqualTo(35.0);
      harness.processWatermark(at("2026-03-07T23:00:00Z"));
      assertThat(harness.alerts())
          .hasSize(2)
          .last()
          .extracting(Alert::endedAtMillis)
          .isEqualTo(at("2026-03-07T23:00:00Z"));
    }
  }

  private static void feed(VolumeHarness harness, String time, int events) throws Exception {
    harness.feed(COMMENTS, at(time), events);
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  /** The last row of each day, as {@code start count baseline final}. */
  private static List<String> daily(List<TableRow> rows) {
    var buffer = new io.tideline.connectors.warehouse.RowBuffer();
    rows.forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> row.table().equals(WarehouseTable.VOLUME_DAILY.tableName()))
        .map(
            row ->
                String.join(
                    " ",
                    Rows.value(row, "window_start"),
                    Rows.value(row, "count"),
                    String.valueOf(Rows.value(row, "baseline_count")),
                    Rows.value(row, "final")))
        .sorted()
        .toList();
  }
}
