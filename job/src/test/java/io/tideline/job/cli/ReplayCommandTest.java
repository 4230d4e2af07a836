package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay}, as far as it refuses to start or reads texts with given models. */
class ReplayCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void aReplayWithModelsThatCannotBeReadDoesNotStart() throws IOException {
    Files.writeString(folder.resolve("comments.jsonl"), "");
    Path none = Files.createDirectory(folder.resolve("none"));

    Ran ran =
        ToyModels.tideline(
            "replay",
            "--input",
            folder.toString(),
            "--output",
            folder.resolve("out").toString(),
            "--models",
            none.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).hasSize(1);
    assertThat(ran.err().get(0))
        .startsWith("tideline replay: --models: " + none + " holds no models; allowed: ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aReplayReadsTextsWithTheModelsItIsGiven() throws IOException {
    Path models = ToyModels.train(folder, List.of("spam"));
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(
        input.resolve("comments.jsonl"),
        """
        {"event_id":"e1","type":"comment.created","occurred_at":"2026-03-01T12:00:00Z",\
        "account_id":"a","comment_id":"c1","video_id":"v","direction":"inbound",\
        "sender_type":"customer","sender_id":"p","text":"the spamspam number 1","lang":"en"}
        """);

    Ran ran =
        ToyModels.tideline(
            "replay",
            "--input",
            input.toString(),
            "--output",
            folder.resolve("out").toString(),
            "--models",
            models.toString(),
            "--parallelism",
            "1");

    assertThat(ran.exitCode()).isZero();
    assertThat(JSON.readTree(folder.resolve("out/tables/messages.jsonl").toFile()).path("intent"))
        .hasToString("\"spam\"");
  }

  @Test
  void aSecretOfBlanksIsRefusedBeforeAReplayStarts() throws IOException {
    Files.writeString(folder.resolve("comments.jsonl"), "");

    Ran ran =
        Ran.of(
            Tideline.commandLine(Map.of("TIDELINE_PSEUDONYM_SECRET", "        ")),
            "replay",
            "--input",
            folder.toString(),
            "--output",
            folder.resolve("out").toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline: environment: TIDELINE_PSEUDONYM_SECRET holds nothing but blanks; allowed: at"
                + " least 8 characters, or unset");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
