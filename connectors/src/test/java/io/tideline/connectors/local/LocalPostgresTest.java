package io.tideline.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  @TempDir private Path folder;

  @Test
  void keepsItsDataAndLeavesNoProcess() throws Exception {
    long process;
    try (LocalPostgres first = LocalPostgres.start(folder)) {
      process = serverProcess();
      assertThat(ProcessHandle.of(process)).isPresent();
      WarehouseMigrator.migrate(first.location());
    }
    assertThat(ProcessHandle.of(process)).isEmpty();
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();

    try (LocalPostgres second = LocalPostgres.start(folder)) {
      WarehouseMigrator.requireCurrent(second.location());
    }
  }

  @Test
  void startsOnAGivenPortAndDemandsThePassword() throws Exception {
    int port = freePort();
    try (LocalPostgres server = LocalPostgres.start(new LocalPostgresOptions(folder, port, true))) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/tideline");
      WarehouseLocation wrong = new WarehouseLocation(server.jdbcUrl(), "tideline", "wrong");
      assertThatThrownBy(() -> WarehouseMigrator.migrate(wrong))
          .hasMessage("warehouse.password: the server refused user \"tideline\"");
    }
  }

  @Test
  void refusesAFolderInUse() throws Exception {
    try (LocalPostgres running = LocalPostgres.start(folder)) {
      assertThat(running.port()).isPositive();
      assertThatThrownBy(() -> LocalPostgres.start(folder))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "folder %s is in use by a PostgreSQL server, process %d", folder, serverProcess());
    }
  }

  @Test
  void refusesAPortInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalPostgres.start(new LocalPostgresOptions(folder, port, true)))
          .isInstanceOf(IOException.class)
          .hasMessage("port %d is in use", port);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void refusesAFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> LocalPostgres.start(file))
        .isInstanceOf(IOException.class)
        .hasMessage("folder %s cannot be made or written", file);
  }

  private long serverProcess() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    return Long.parseLong(lines.get(0).trim());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
