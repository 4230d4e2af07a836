package io.tideline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path temp;

  @Test
  void showsItsFilesOnlyOnceItIsPublished() throws Exception {
    Path target = temp.resolve("a/b");
    try (OutputFolder folder = OutputFolder.prepare(target)) {
      folder.write("one.jsonl", List.of("1", "2"));
      folder.write("tables/two.jsonl", List.of());
      assertThat(target.resolve("one.jsonl")).doesNotExist();

      folder.publish();
    }
    assertThat(target.resolve("one.jsonl")).hasContent("1\n2\n");
    assertThat(target.resolve("tables/two.jsonl")).isEmptyFile();
    assertThat(Files.list(target)).hasSize(2);
  }

  @Test
  void leavesNothingWhereItIsNotPublished() throws Exception {
    try (OutputFolder folder = OutputFolder.prepare(temp.resolve("a/b"))) {
      folder.write("tables/one.jsonl", List.of("1"));
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void replacesItsOwnFilesAndKeepsOthers() throws Exception {
    Files.writeString(temp.resolve("one.jsonl"), "old");
    Files.writeString(temp.resolve("notes.txt"), "mine");
    try (OutputFolder folder = OutputFolder.prepare(temp)) {
      folder.write("one.jsonl", List.of("new"));
      folder.publish();
    }
    assertThat(temp.resolve("one.jsonl")).hasContent("new\n");
    assertThat(temp.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void leavesAnOldRunAsItIsWhereANewOneFails() throws Exception {
    Files.writeString(temp.resolve("one.jsonl"), "old");
    try (OutputFolder folder = OutputFolder.prepare(temp)) {
      folder.write("one.jsonl", List.of("new"));
    }
    assertThat(temp.resolve("one.jsonl")).hasContent("old");
    assertThat(Files.list(temp)).hasSize(1);
  }

  @Test
  void leavesAllAsItWasWhereAFileCannotBePublished() throws Exception {
    Files.writeString(temp.resolve("one.jsonl"), "old");
    try (OutputFolder folder = OutputFolder.prepare(temp)) {
      folder.write("one.jsonl", List.of("new"));
      folder.write("tables/two.jsonl", List.of("new"));
      folder.write("zero.jsonl", List.of("new"));
      Path inTheWay = Files.createDirectory(temp.resolve("zero.jsonl"));
      Path mine = Files.createFile(inTheWay.resolve("mine"));

      assertThatThrownBy(folder::publish)
          .isInstanceOf(IOException.class)
          .hasMessage(inTheWay + " cannot be written: is a folder");
      assertThat(mine).exists();
    }
    assertThat(temp.resolve("one.jsonl")).hasContent("old");
    assertThat(Files.list(temp)).hasSize(2);
  }

  @Test
  void putsBackWhatWasReplacedWhereALaterFileCannotBePublished() throws Exception {
    Files.writeString(temp.resolve("one.jsonl"), "old");
    try (OutputFolder folder = OutputFolder.prepare(temp)) {
      folder.write("zero.jsonl", List.of("new"));
      folder.write("one.jsonl", List.of("new"));
      folder.write("tables/two.jsonl", List.of("new"));
      folder.write("more/three.jsonl", List.of("new"));
      Files.createFile(temp.resolve("more"));

      assertThatThrownBy(folder::publish)
          .isInstanceOf(IOException.class)
          .hasMessage(temp.resolve("more/three.jsonl") + " cannot be written: Not a directory");
    }
    assertThat(temp.resolve("one.jsonl")).hasContent("old");
    assertThat(Files.list(temp))
        .extracting(Path::getFileName)
        .map(Path::toString)
        .containsExactlyInAnyOrder("one.jsonl", "more");
  }

  @Test
  void saysWhichFileCannotBeWritten() throws Exception {
    try (OutputFolder folder = OutputFolder.prepare(temp)) {
      folder.write("one.jsonl", List.of());

      assertThatThrownBy(() -> folder.write("one.jsonl/two.jsonl", List.of()))
          .isInstanceOf(IOException.class)
          .hasMessage(temp.resolve("one.jsonl/two.jsonl") + " cannot be written: File exists");
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void seesBeforehandWhichTargetsAreInTheWay() throws Exception {
    Files.createDirectory(temp.resolve("one.jsonl"));
    Files.createFile(temp.resolve("tables"));
    Files.createFile(temp.resolve("three.jsonl"));

    assertThat(
            OutputFolder.check(
                temp, List.of("one.jsonl", "tables/a.jsonl", "tables/b.jsonl", "three.jsonl")))
        .containsExactly(
            temp.resolve("one.jsonl") + " cannot be written: is a folder",
            temp.resolve("tables") + " cannot be written: is a file");
    assertThat(OutputFolder.check(temp.resolve("new"), List.of("one.jsonl"))).isEmpty();
  }

  @Test
  void saysThatTheFolderIsAFile() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> OutputFolder.prepare(file))
        .isInstanceOf(IOException.class)
        .hasMessage("output folder " + file + ": is a file; allowed: a folder to write to");
  }

  @Test
  void saysThatTheFolderCannotBeMade() throws Exception {
    Path below = Files.createFile(temp.resolve("file")).resolve("below");

    assertThatThrownBy(() -> OutputFolder.prepare(below))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "output folder " + below + ": cannot be written; allowed: a folder to write to");
  }
}
