package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import io.tideline.connectors.warehouse.WarehouseException.Kind;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarehouseWaitTest {
  @TempDir private Path folder;

  @Test
  void waitsForAServerThatIsStoppedAndThenLooksAtItsSchema() throws Exception {
    LocalPostgres server = LocalPostgres.start(folder);
    WarehouseLocation location = server.location();
    WarehouseMigrator.migrate(location);
    int port = server.port();
    server.close();
    var wait = new WarehouseWait(location);

    assertThat(wait.isReady()).isFalse();
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(wait));
    try (var again = LocalPostgres.start(new LocalPostgresOptions(folder, port, true))) {
      waiting.get(60, TimeUnit.SECONDS);
      assertThat(again.port()).isEqualTo(port);
    }
  }

  @Test
  void doesNotWaitForAnotherPasswordOrAnotherSchema() throws Exception {
    WarehouseLocation right = TestWarehouse.migrated();
    WarehouseLocation wrong = new WarehouseLocation(right.url(), right.user(), "hunter2");

    assertThat(new WarehouseWait(right).isReady()).isTrue();
    assertThatThrownBy(new WarehouseWait(wrong)::isReady)
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED))
        .hasMessage("warehouse.password: the server refused user \"" + right.user() + "\"");

    WarehouseLocation none = new WarehouseLocation(right.url(), right.user(), "");
    assertThatThrownBy(new WarehouseWait(none)::isReady)
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
  }

  private static void await(WarehouseWait wait) {
    try {
      wait.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
