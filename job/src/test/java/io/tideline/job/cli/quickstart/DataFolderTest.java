package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void removesATemporaryFolderWithItsContent() throws IOException {
    DataFolder data = DataFolder.open(null);
    Files.createDirectories(data.path().resolve("a/b"));
    Files.writeString(data.path().resolve("a/b/c"), "x");
    data.removeIfTemporary();
    assertThat(data.path()).doesNotExist();
  }

  @Test
  void keepsAGivenFolder() throws IOException {
    DataFolder data = DataFolder.open(folder.resolve("new"));
    Files.writeString(data.log(), "x");
    data.removeIfTemporary();
    assertThat(data.log()).exists();
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws IOException {
    Files.writeString(folder.resolve("x"), "x");
    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + " is not empty; allowed: a new or an empty folder");
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "x");
    assertThatThrownBy(() -> DataFolder.open(file))
        .hasMessage(file + " cannot be made; allowed: a folder to write to");
  }
}
