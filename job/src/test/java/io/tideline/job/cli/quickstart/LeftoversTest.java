package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir private Path folder;
  private Path mine;

  @BeforeEach
  void makeMyOwn() throws IOException {
    mine = folder("mine", FolderOwner.of(ProcessHandle.current()));
  }

  @Test
  void removesTheFolderOfAProcessThatIsGone() throws Exception {
    Path left = folder("left", FolderOwner.of(endedProcess()));

    assertThat(Leftovers.removeFrom(folder, mine)).containsExactly(left);
    assertThat(left).doesNotExist();
    assertThat(mine).exists();
  }

  @Test
  void removesTheFolderOfAProcessWhosePidAnotherHasNow() throws Exception {
    long pid = ProcessHandle.current().pid();
    Path left = folder("left", new FolderOwner(pid, Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(Leftovers.removeFrom(folder, mine)).containsExactly(left);
  }

  @Test
  void leavesFoldersThatTellNoOwnerAndFoldersOfOthers() throws Exception {
    Path unknown = Files.createDirectory(folder.resolve(DataFolder.PREFIX + "unknown"));
    Path other = Files.createDirectory(folder.resolve("other"));
    FolderOwner.of(endedProcess()).writeTo(other);

    assertThat(Leftovers.removeFrom(folder, mine)).isEmpty();
    assertThat(unknown).exists();
    assertThat(other).exists();
  }

  @Test
  void stopsTheDatabaseOfTheFolderOnly() throws Exception {
    Path left = folder("left", FolderOwner.of(endedProcess()));
    try (LocalPostgres living = LocalPostgres.start(Servers.postgresFolder(mine))) {
      Path pidFile = Servers.postgresFolder(mine).resolve("data/postmaster.pid");
      Path copied = Files.createDirectories(Servers.postgresFolder(left).resolve("data"));
      Files.copy(pidFile, copied.resolve("postmaster.pid"));
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());

      assertThat(Leftovers.removeFrom(folder, mine)).containsExactly(left);
      assertThat(ProcessHandle.of(pid)).as("process of %s", living.jdbcUrl()).isPresent();

      new FolderOwner(pid, Instant.EPOCH).writeTo(mine);
      Path another = folder("another", FolderOwner.of(ProcessHandle.current()));
      assertThat(Leftovers.removeFrom(folder, another)).containsExactly(mine);
      assertThat(ProcessHandle.of(pid)).isEmpty();
    }
  }

  private Path folder(String name, FolderOwner owner) throws IOException {
    Path made = Files.createDirectory(folder.resolve(DataFolder.PREFIX + name));
    owner.writeTo(made);
    return made;
  }

  private static ProcessHandle endedProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.toHandle();
  }
}
