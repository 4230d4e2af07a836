package io.tideline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInputsTest {
  @TempDir Path folder;

  @Test
  void saysThatTheFolderIsMissing() {
    Path missing = folder.resolve("nowhere");

    assertThat(FileInputs.check(missing))
        .containsExactly(
            "input folder " + missing + ": does not exist; allowed: a folder with <topic>.jsonl");
  }

  @Test
  void saysThatItIsNoFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(FileInputs.check(file))
        .containsExactly(
            "input folder " + file + ": is not a folder; allowed: a folder with <topic>.jsonl");
  }

  @Test
  void namesTheFilesItLooksForWhereThereIsNone() throws Exception {
    Files.createFile(folder.resolve("coments.jsonl"));

    assertThat(FileInputs.check(folder))
        .singleElement()
        .asString()
        .startsWith(
            "input folder " + folder + ": holds no input; allowed: one or more of comments.jsonl, ")
        .endsWith("privacy-requests.jsonl")
        .hasLineCount(1);
  }

  @Test
  void saysThatAnInputIsNoFile() throws Exception {
    Path costs = Files.createDirectory(folder.resolve("costs.jsonl"));

    assertThat(FileInputs.check(folder))
        .containsExactly(
            "input file " + costs + ": is not a file; allowed: a file, one event a line");
  }

  @Test
  void warnsOfAFileThatLooksLikeInputAndBelongsToNoTopic() throws Exception {
    Files.createFile(folder.resolve("costs.jsonl"));
    Files.createFile(folder.resolve("notes.txt"));
    Path typo = Files.createFile(folder.resolve("comment.jsonl"));

    assertThat(FileInputs.warnings(folder))
        .containsExactly(
            "input file "
                + typo
                + ": belongs to no topic and is not read; nearest known name: comments.jsonl");
  }

  @Test
  void findsTheFilesOfTopicsInTheirOrder() throws Exception {
    Path costs = Files.createFile(folder.resolve("costs.jsonl"));
    Path comments = Files.createFile(folder.resolve("comments.jsonl"));

    assertThat(FileInputs.check(folder)).isEmpty();
    assertThat(FileInputs.files(folder).keySet()).containsExactly(Topic.COMMENTS, Topic.COSTS);
    assertThat(FileInputs.files(folder).values()).containsExactly(comments, costs);
  }
}
