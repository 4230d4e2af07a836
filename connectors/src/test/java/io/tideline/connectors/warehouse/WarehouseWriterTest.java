package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarehouseWriterTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final String COUNTS =
      "SELECT video_id, count, revision FROM tideline.volume_hourly ORDER BY 1";

  private final WarehouseWriter writer = new WarehouseWriter(WAREHOUSE);

  @AfterEach
  void emptyTheTables() throws SQLException {
    writer.close();
    TestWarehouse.execute(
        WAREHOUSE, "TRUNCATE tideline." + String.join(", tideline.", WarehouseTable.names()));
  }

  @Test
  void insertsThenUpdates() throws Exception {
    writer.write(List.of(TestRows.volume("v1", 1, 1), TestRows.volume("v2", 5, 1)));
    writer.write(List.of(TestRows.volume("v1", 2, 2)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|2|2", "v2|5|1");
  }

  @Test
  void anOlderRevisionNeverOverwritesANewerOne() throws Exception {
    writer.write(List.of(TestRows.volume("v1", 3, 3)));
    writer.write(List.of(TestRows.volume("v1", 2, 2)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|3|3");
  }

  @Test
  void keepsTheNewestOfAKeyThatABatchHoldsTwice() throws Exception {
    writer.write(
        List.of(
            TestRows.volume("v1", 1, 1),
            TestRows.volume("v1", 9, 3),
            TestRows.volume("v1", 2, 2),
            TestRows.volume("v2", 1, 1),
            TestRows.volume("v2", 2, 1)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|9|3", "v2|2|1");
  }

  @Test
  void writesTheSameKeyInOtherWordsOnce() throws Exception {
    TableRow spelledOtherwise = TestRows.volume("v1", 2, 2);
    spelledOtherwise.values()[4] = "2026-01-05T01:00:00+01:00";

    assertThat(writer.write(List.of(TestRows.volume("v1", 1, 1), spelledOtherwise))).isEmpty();
    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|2|2");
  }

  @Test
  void storesEveryTypeAndNull() throws Exception {
    writer.write(
        List.of(
            TestRows.everyType(),
            RowBuilder.of(WarehouseTable.ALERTS).set("alert_id", "n").build(1)));
    writer.write(
        List.of(
            RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
                .set("account_id", "a")
                .set("campaign", "c")
                .set("date", "2026-02-28")
                .set("model", "linear")
                .set("currency", "EUR")
                .set("cost_media", new BigDecimal("123456789012345.6789"))
                .set("conversions", new BigDecimal("0.3333333333"))
                .build(1)));

    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT alert_id, subject->>'quote', started_at AT TIME ZONE 'UTC', ended_at, value,"
                    + " summary, backfill FROM tideline.alerts ORDER BY 1"))
        .containsExactly(
            "a1|it's \"{\\}\"|2026-01-05 00:00:00|null|0.000001|line\nbreak, {\"x\"} \\N 😀|f",
            "n|null|null|null|null|null|null");
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT date, cost_media, conversions, ltv FROM tideline.campaign_daily"))
        .containsExactly("2026-02-28|123456789012345.6789|0.3333333333|null");
  }

  @Test
  void whatIsWrittenInAnUnusualFormIsReadByTheServer() throws Exception {
    TableRow finer = TestRows.volume("v1", 1, 1);
    finer.values()[4] = "2026-01-05T00:00:00.123456Z";
    TableRow plus = TestRows.withValue("count", "+5");
    TableRow no = TestRows.withValue("final", "no");

    assertThat(writer.write(List.of(finer, plus, no, TestRows.volume("v2", 2, 2)))).isEmpty();

    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT count(*) FROM tideline.volume_hourly WHERE count = 5 OR NOT final"))
        .containsExactly("2");
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT count(*) FROM tideline.volume_hourly"
                    + " WHERE window_start = '2026-01-05T00:00:00.123456Z'"))
        .containsExactly("1");
  }

  @Test
  void storesTheSameWhereTheConnectionTakesTextOnly() throws Exception {
    WarehouseLocation simple =
        new WarehouseLocation(
            WAREHOUSE.url() + "?preferQueryMode=simple", WAREHOUSE.user(), WAREHOUSE.password());
    try (WarehouseWriter texts = new WarehouseWriter(simple)) {
      texts.write(List.of(TestRows.volume("v1", 1, 1), TestRows.volume("v1", 2, 2)));
    }
    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|2|2");
  }

  @Test
  void storesTimesOfEveryYearThatCanBeWritten() throws Exception {
    List<String> times =
        List.of("0001-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
    List<TableRow> rows = new ArrayList<>();
    for (String time : times) {
      TableRow row = TestRows.volume("v1", Long.MIN_VALUE, Long.MAX_VALUE);
      row.values()[4] = time;
      rows.add(row);
    }
    writer.write(rows);

    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT to_char(window_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                    + " FROM tideline.volume_hourly WHERE count = -9223372036854775808"
                    + " AND revision = 9223372036854775807 ORDER BY window_start"))
        .containsExactlyElementsOf(times);
  }

  @Test
  void stampsRowsWithTheTimeOfWriting() throws Exception {
    writer.write(List.of(TestRows.volume("v1", 1, 1)));

    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT now() - updated_at < interval '1 minute' FROM tideline.volume_hourly"))
        .containsExactly("t");
  }

  @Test
  void parallelWritersOfTheSameRowsDoNotBlockEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<RejectedRow>>> writers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        writers.add(shuffledWrites(w));
      }
      for (Future<List<RejectedRow>> done : threads.invokeAll(writers)) {
        assertThat(done.get()).isEmpty();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
        .containsExactly("0");
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT count(*) FROM tideline.volume_hourly"))
        .containsExactly("300");
  }

  @Property(tries = 40)
  void anyOrderOfTheSameRevisionsEndsInTheSameTable(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 39) Integer> writes,
      @ForAll @IntRange(min = 1, max = 20) int batchRows,
      @ForAll Random random)
      throws Exception {
    List<TableRow> rows = new ArrayList<>();
    for (int write : writes) {
      rows.add(TestRows.volume("v" + write % 4, 10L * (write / 4), write / 4));
    }

    List<String> inOrder = tableAfter(rows, batchRows);
    Collections.shuffle(rows, random);

    assertThat(tableAfter(rows, 1 + random.nextInt(20))).isEqualTo(inOrder);
  }

  private List<String> tableAfter(List<TableRow> rows, int batchRows) throws Exception {
    emptyTheTables();
    for (int from = 0; from < rows.size(); from += batchRows) {
      writer.write(rows.subList(from, Math.min(rows.size(), from + batchRows)));
    }
    return TestWarehouse.query(WAREHOUSE, COUNTS);
  }

  private static Callable<List<RejectedRow>> shuffledWrites(int seed) {
    return () -> {
      List<RejectedRow> rejected = new ArrayList<>();
      try (WarehouseWriter own = new WarehouseWriter(WAREHOUSE)) {
        for (int round = 0; round < 20; round++) {
          List<TableRow> rows = new ArrayList<>();
          for (int i = 0; i < 300; i++) {
            rows.add(TestRows.volume("v" + i, round, round));
          }
          Collections.shuffle(rows, new Random(31L * seed + round));
          rejected.addAll(own.write(rows));
        }
      }
      return rejected;
    };
  }
}
