package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
  private static final long MONDAY = 1_767_571_200_000L;
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
    writer.write(List.of(volume("v1", 1, 1), volume("v2", 5, 1)));
    writer.write(List.of(volume("v1", 2, 2)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|2|2", "v2|5|1");
  }

  @Test
  void anOlderRevisionNeverOverwritesANewerOne() throws Exception {
    writer.write(List.of(volume("v1", 3, 3)));
    writer.write(List.of(volume("v1", 2, 2)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|3|3");
  }

  @Test
  void keepsTheNewestOfAKeyThatABatchHoldsTwice() throws Exception {
    writer.write(
        List.of(
            volume("v1", 1, 1),
            volume("v1", 9, 3),
            volume("v1", 2, 2),
            volume("v2", 1, 1),
            volume("v2", 2, 1)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|9|3", "v2|2|1");
  }

  @Test
  void writesTheSameKeyInOtherWordsOnce() throws Exception {
    TableRow spelledOtherwise = volume("v1", 2, 2);
    spelledOtherwise.values()[4] = "2026-01-05T01:00:00+01:00";

    assertThat(writer.write(List.of(volume("v1", 1, 1), spelledOtherwise))).isEmpty();
    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|2|2");
  }

  @Test
  void storesEveryTypeAndNull() throws Exception {
    writer.write(
        List.of(everyType(), RowBuilder.of(WarehouseTable.ALERTS).set("alert_id", "n").build(1)));
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
    TableRow finer = volume("v1", 1, 1);
    finer.values()[4] = "2026-01-05T00:00:00.123456Z";
    TableRow plus = withValue("count", "+5");
    TableRow no = withValue("final", "no");

    assertThat(writer.write(List.of(finer, plus, no, volume("v2", 2, 2)))).isEmpty();

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
      texts.write(List.of(volume("v1", 1, 1), volume("v1", 2, 2)));
    }
    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).containsExactly("v1|2|2");
  }

  @Test
  void storesTimesOfEveryYearThatCanBeWritten() throws Exception {
    List<String> times =
        List.of("0001-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
    List<TableRow> rows = new ArrayList<>();
    for (String time : times) {
      TableRow row = volume("v1", Long.MIN_VALUE, Long.MAX_VALUE);
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
    writer.write(List.of(volume("v1", 1, 1)));

    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT now() - updated_at < interval '1 minute' FROM tideline.volume_hourly"))
        .containsExactly("t");
  }

  @Test
  void rejectsExactlyTheBadRowAmongManyGoodOnes() throws Exception {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(volume("v" + i, i, 1));
    }
    TableRow bad = volume("bad\u0000id", 1, 1);
    rows.add(500, bad);
    rows.add(everyType());

    List<RejectedRow> rejected = writer.write(rows);

    assertThat(rejected)
        .containsExactly(
            new RejectedRow(
                bad,
                "22021",
                "volume_hourly.video_id: a character that cannot be stored (NUL or not UTF-8)"
                    + " (SQLSTATE 22021)"));
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT count(*) FROM tideline.volume_hourly"))
        .containsExactly("1000");
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT count(*) FROM tideline.alerts"))
        .containsExactly("1");
  }

  @Test
  void namesTheColumnButNoValueOfARejectedRow() throws Exception {
    List<TableRow> rows =
        List.of(
            withValue("count", "99999999999999999999"),
            withValue("growth_pct", "secret"),
            withValue("window_start", "2026-13-45T00:00:00Z"),
            withValue("account_id", null),
            withValue("final", "perhaps"),
            withValue(
                "account_id",
                new Random(7)
                    .ints(4_000, '0', 'z')
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()));

    List<RejectedRow> rejected = writer.write(rows);

    assertThat(rejected)
        .extracting(RejectedRow::detail)
        .containsExactlyInAnyOrder(
            "volume_hourly.count: number out of range (SQLSTATE 22003)",
            "volume_hourly.growth_pct: not of the column's type (SQLSTATE 22P02)",
            "volume_hourly.window_start: not a time that can be stored (SQLSTATE 22008)",
            "volume_hourly.account_id: a value is required (SQLSTATE 23502)",
            "volume_hourly.final: not of the column's type (SQLSTATE 22P02)",
            "volume_hourly: too large for the table's key (SQLSTATE 54000)");
  }

  @Test
  void rejectsJsonThatTheDatabaseCannotStore() throws Exception {
    TableRow nul = everyType();
    nul.values()[WarehouseTable.ALERTS.indexOf("subject")] = "{\"a\": \"\\u0000\"}";

    assertThat(writer.write(List.of(nul)))
        .extracting(RejectedRow::detail)
        .containsExactly(
            "alerts.subject: a character that cannot be stored in JSON (\\u0000)"
                + " (SQLSTATE 22P05)");
  }

  @Test
  void halfACharacterDoesNotStopTheOtherRows() throws Exception {
    TableRow half = volume("half\uD83D", 1, 1);

    writer.write(List.of(half, volume("v1", 1, 1)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).contains("v1|1|1");
  }

  @Test
  void makesADeadLetterOfARejectedRow() {
    RejectedRow rejected = new RejectedRow(volume("v1", 1, 1), "22021", "volume_hourly: no");
    RejectedRow later = new RejectedRow(volume("v1", 2, 2), "22021", "volume_hourly: no");
    RejectedRow other = new RejectedRow(volume("v2", 1, 1), "22021", "volume_hourly: no");

    DeadLetter letter = rejected.toDeadLetter(5);

    assertThat(letter.sourceTopic()).isEqualTo("table:volume_hourly");
    assertThat(letter.sourcePartition()).isZero();
    assertThat(letter.sourceOffset())
        .isNotNegative()
        .isEqualTo(later.toDeadLetter(6).sourceOffset())
        .isNotEqualTo(other.toDeadLetter(5).sourceOffset());
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.REJECTED_BY_WAREHOUSE);
    assertThat(letter.detail()).isEqualTo("volume_hourly: no");
    assertThat(new String(letter.raw(), StandardCharsets.UTF_8))
        .startsWith("{\"account_id\":\"acct_1\"")
        .endsWith("\"revision\":1}");
    assertThat(letter.failedAtMillis()).isEqualTo(5);
  }

  @Test
  void failsAtOnceWhereWaitingWouldNotHelp() {
    WarehouseLocation unmigrated = TestWarehouse.empty();
    try (WarehouseWriter lost = new WarehouseWriter(unmigrated)) {
      assertThatThrownBy(() -> lost.write(List.of(volume("v1", 1, 1))))
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "warehouse: relation \"tideline.volume_hourly\" does not exist (SQLSTATE 42P01)");
    }
    WarehouseLocation wrong = new WarehouseLocation(WAREHOUSE.url(), WAREHOUSE.user(), "no");
    try (WarehouseWriter refused = new WarehouseWriter(wrong)) {
      assertThatThrownBy(() -> refused.write(List.of(volume("v1", 1, 1))))
          .isInstanceOf(WarehouseException.class)
          .hasMessageContaining("SQLSTATE 28P01");
    }
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
      rows.add(volume("v" + write % 4, 10L * (write / 4), write / 4));
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
            rows.add(volume("v" + i, round, round));
          }
          Collections.shuffle(rows, new Random(31L * seed + round));
          rejected.addAll(own.write(rows));
        }
      }
      return rejected;
    };
  }

  private static TableRow volume(String videoId, long count, long revision) {
    return RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
        .set("account_id", "acct_1")
        .set("platform", "tiktok")
        .set("series", "comment")
        .set("video_id", videoId)
        .setTime("window_start", MONDAY)
        .set("count", count)
        .set("growth_pct", 12.5)
        .set("final", true)
        .build(revision);
  }

  private static TableRow withValue(String column, String value) {
    TableRow row = volume(column, 1, 1);
    row.values()[WarehouseTable.VOLUME_HOURLY.indexOf(column)] = value;
    return row;
  }

  private static TableRow everyType() {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", "a1")
        .set("subject", "{\"quote\": \"it's \\\"{\\\\}\\\"\"}")
        .setTime("started_at", MONDAY)
        .setTime("ended_at", (Long) null)
        .set("value", 1e-6)
        .set("summary", "line\nbreak, {\"x\"} \\N 😀")
        .set("backfill", false)
        .build(1);
  }
}
