package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarehouseOutageTest {

  private static final int BATCHES = 300;
  private static final int BATCH_ROWS = 50;

  @TempDir private Path folder;

  @Test
  void waitsForAStoppedServerAndLosesNothing() throws Exception {
    LocalPostgres server = LocalPostgres.start(folder);
    int port = server.port();
    WarehouseLocation location = server.location();
    WarehouseMigrator.migrate(location);
    CountDownLatch underWay = new CountDownLatch(20);
    try (WarehouseWriter writer = new WarehouseWriter(location)) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> writeAll(writer, underWay));
      underWay.await();
      server.close();
      awaitOutage(writer);
      assertThat(writing).isNotDone();

      server = LocalPostgres.start(new LocalPostgresOptions(folder, port, true));
      writing.get(60, TimeUnit.SECONDS);

      assertThat(writer.isWaiting()).isFalse();
      assertThat(
              TestWarehouse.query(
                  location, "SELECT count(*), sum(count) FROM tideline.volume_hourly"))
          .containsExactly(BATCHES * BATCH_ROWS + "|" + BATCHES * BATCH_ROWS);
    } finally {
      server.close();
    }
  }

  @Test
  void reconnectsAfterTheServerEndsTheSession() throws Exception {
    WarehouseLocation location = TestWarehouse.migrated();
    try (WarehouseWriter writer = new WarehouseWriter(location)) {
      writer.write(batch(0));
      TestWarehouse.execute(
          location,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

      assertThat(writer.write(batch(1))).isEmpty();
    }
    assertThat(TestWarehouse.query(location, "SELECT count(*) FROM tideline.volume_hourly"))
        .containsExactly(String.valueOf(2 * BATCH_ROWS));
  }

  @Test
  void anInterruptEndsTheWaiting() throws Exception {
    AtomicReference<Thread> thread = new AtomicReference<>();
    WarehouseLocation nobody = new WarehouseLocation("jdbc:postgresql://127.0.0.1:1/x", "x", "x");
    try (WarehouseWriter writer = new WarehouseWriter(nobody)) {
      CompletableFuture<List<RejectedRow>> writing = new CompletableFuture<>();
      thread.set(
          new Thread(
              () -> {
                try {
                  writing.complete(writer.write(batch(0)));
                } catch (InterruptedException e) {
                  writing.completeExceptionally(e);
                }
              }));
      thread.get().start();
      awaitOutage(writer);
      thread.get().interrupt();

      assertThatThrownBy(() -> writing.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private static void awaitOutage(WarehouseWriter writer) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!writer.isWaiting()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private static void writeAll(WarehouseWriter writer, CountDownLatch underWay) {
    try {
      for (int i = 0; i < BATCHES; i++) {
        writer.write(batch(i));
        underWay.countDown();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<TableRow> batch(int number) {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < BATCH_ROWS; i++) {
      rows.add(
          RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
              .set("account_id", "acct_1")
              .set("platform", "tiktok")
              .set("series", "comment")
              .set("video_id", "v" + i)
              .setTime("window_start", 3_600_000L * number)
              .set("count", 1L)
              .build(1));
    }
    return rows;
  }
}
