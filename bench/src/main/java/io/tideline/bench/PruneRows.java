package io.tideline.bench;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehousePrune;
import io.tideline.connectors.warehouse.WarehousePrune.Overdue;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.connectors.warehouse.WarehouseWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What it costs to prune and to erase in a large table: {@code messages} of 400 days, 100 a
 * customer. Argument: how many. Prints one JSON line: rows and seconds of pruning one day, then all
 * but the newest half, and the seconds of erasing one customer in the full table.
 */
public final class PruneRows {
  private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
  private static final int DAYS = 400;
  private static final int ROWS_A_CUSTOMER = 100;
  private static final int BATCH_ROWS = 5_000;

  private PruneRows() {}

  /** Measures. */
  public static void main(String[] args) throws Exception {
    long rows = Long.parseLong(args[0]);
    Path folder = Files.createTempDirectory("tideline-prune-");
    Closer closer = new Closer();
    closer.add(() -> Closer.delete(folder));
    LocalPostgres postgres =
        closer.start(
            () ->
                LocalPostgres.start(
                    new LocalPostgresOptions(folder.resolve("postgres"), 0, false)));
    WarehouseMigrator.migrate(postgres.location());
    fill(postgres.location(), rows);
    double erased = secondsOf(() -> erase(postgres.location()));
    var prune = new WarehousePrune(postgres.location(), BATCH_ROWS);
    long[] gone = new long[2];
    double day = secondsOf(() -> gone[0] = prune.delete(before(1)));
    double half = secondsOf(() -> gone[1] = prune.delete(before(DAYS / 2)));
    System.out.println(
        String.format(
            Locale.ROOT,
            "{\"rows\":%d,\"erase_s\":%.2f,\"day_rows\":%d,\"day_s\":%.2f,\"half_rows\":%d,"
                + "\"half_s\":%.2f}",
            rows,
            erased,
            gone[0],
            day,
            gone[1],
            half));
  }

  private static Overdue before(int days) {
    return new Overdue(WarehouseTable.MESSAGES, FIRST.plus(Duration.ofDays(days)), Set.of(), true);
  }

  private static void fill(WarehouseLocation warehouse, long rows) throws SQLException {
    String sql =
        """
        INSERT INTO tideline.messages (message_id, channel, conversation_id, account_id, platform,
          direction, sender_type, customer_key, occurred_at, text_masked, sentiment_score,
          sentiment_label, revision, updated_at)
        SELECT 'm' || n, 'dm', 'c' || n %% %2$d, 'a' || n %% 100, 'tiktok', 'inbound', 'customer',
          encode(sha256((n %% %2$d)::text::bytea), 'hex'),
          timestamptz '%3$s' + n * interval '%4$d days' / %1$d,
          'where is my parcel, it was to come last week ' || n, 0.5, 'neutral', 1, now()
        FROM generate_series(0, %1$d - 1) AS n
        """
            .formatted(rows, Math.max(1, rows / ROWS_A_CUSTOMER), FIRST, DAYS);
    try (var connection =
            DriverManager.getConnection(warehouse.url(), warehouse.user(), warehouse.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("ANALYZE tideline.messages");
    }
  }

  private static void erase(WarehouseLocation warehouse) throws InterruptedException {
    // The SHA-256 of "7".
    String key = "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451";
    try (WarehouseWriter writer = new WarehouseWriter(warehouse)) {
      writer.erase(
          List.of(
              RowBuilder.of(WarehouseTable.ERASURES)
                  .set("request_id", "bench")
                  .set("subject_key", key)
                  .setTime("requested_at", FIRST.plus(Duration.ofDays(DAYS)).toEpochMilli())
                  .build(1)));
    }
  }

  private static double secondsOf(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Something to be measured. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
