package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a JVM of its own, as a user starts it. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayCommandIT {
  @TempDir private Path folder;

  private Path input;
  private Path output;
  private Map<String, String> environment = Map.of("TIDELINE_PSEUDONYM_SECRET", "for a test");

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("output");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4"})
  void saysNothingAndLeavesNothingAtAnyParallelism(String parallelism) throws Exception {
    Files.writeString(input.resolve("comments.jsonl"), "not json at all\n" + "x".repeat(2 << 20));

    try (ChildCommand replay = replay("--parallelism", parallelism)) {
      assertThat(replay.await()).isEqualTo(new Ran(0, "", List.of()));
      assertThat(replay.left()).isEmpty();
    }
    assertThat(output.resolve("dead-letters.jsonl"))
        .content()
        .hasLineCount(2)
        .contains("malformed_json", "too_large");
  }

  @Test
  void aParallelismOutOfRangeIsOneLine() throws Exception {
    Files.writeString(input.resolve("comments.jsonl"), "");

    try (ChildCommand replay = replay("--parallelism", "129")) {
      assertThat(replay.await())
          .isEqualTo(
              new Ran(
                  2,
                  "",
                  List.of(
                      "tideline replay: --parallelism: 129 is out of range; allowed: 1 to 128")));
      assertThat(replay.left()).isEmpty();
    }
    assertThat(output).doesNotExist();
  }

  @Test
  void aFolderInTheWayOfAFileIsOneLineAndLeavesAllAsItWas() throws Exception {
    Files.writeString(input.resolve("comments.jsonl"), "");
    Path inTheWay = Files.createDirectories(output.resolve("tables/alerts.jsonl"));

    try (ChildCommand replay = replay()) {
      assertThat(replay.await())
          .isEqualTo(
              new Ran(
                  2,
                  "",
                  List.of(
                      "tideline replay: --output: "
                          + inTheWay
                          + " cannot be written: is a folder")));
    }
    assertThat(Files.walk(output).filter(Files::isRegularFile)).isEmpty();
  }

  @Test
  void aFileThatCannotBePublishedInTheEndIsOneLineAndLeavesAllAsItWas() throws Exception {
    Files.writeString(input.resolve("comments.jsonl"), "not json at all\n");
    Files.createDirectory(output);
    Path old = Files.writeString(output.resolve("dead-letters.jsonl"), "old");
    try (WatchService changes = output.getFileSystem().newWatchService()) {
      output.register(changes, StandardWatchEventKinds.ENTRY_CREATE);

      try (ChildCommand replay = replay()) {
        assertThat(changes.poll(60, TimeUnit.SECONDS)).as("it has begun").isNotNull();
        Path inTheWay = Files.createDirectory(output.resolve("summary.json"));

        assertThat(replay.await())
            .isEqualTo(
                new Ran(
                    1,
                    "",
                    List.of(
                        "tideline replay: --output: "
                            + inTheWay
                            + " cannot be written: is a folder")));
      }
    }
    assertThat(old).hasContent("old");
    assertThat(Files.list(output)).hasSize(2);
  }

  @Test
  void recordedPlaybooksHoldFromTheFirstEventOnAndTheirStatusIsWritten() throws Exception {
    Files.writeString(
        input.resolve("direct-messages.jsonl"),
        """
        {"event_id":"1","type":"dm.sent","occurred_at":"2026-03-02T10:00:00Z",\
        "account_id":"acme","message_id":"m","conversation_id":"c","direction":"inbound",\
        "sender_type":"customer","sender_id":"p","text":"is there asbestos in it?"}
        """);
    Files.writeString(
        input.resolve("playbook.jsonl"),
        """
        {"version":"one","policy_terms":["asbestos"]}

        {"version":"two","rulez":[]}
        "version: three\\naccounts: [globex]\\ntenant: globex"
        """);

    try (ChildCommand replay = replay()) {
      assertThat(replay.await()).isEqualTo(new Ran(0, "", List.of()));
    }
    assertThat(output.resolve("escalation-alerts.jsonl"))
        .content()
        .contains("policy_violation", "\"playbook_version\":\"one\"");
    assertThat(Files.readAllLines(output.resolve("playbook-status.jsonl")))
        .extracting(
            line -> line.replaceAll(".*version\":\"(.*)\",\"status\":\"(.*)\",\"err.*", "$1 $2"))
        .containsExactlyInAnyOrder("one active", "two rejected", "three active");
  }

  @Test
  void warnsOfAFileOfNoTopicAndOfAMissingSecret() throws Exception {
    Files.writeString(input.resolve("comments.jsonl"), "");
    Path typo = Files.writeString(input.resolve("comment.jsonl"), "");
    environment = Map.of("TIDELINE_PSEUDONYM_SECRET", "");

    try (ChildCommand replay = replay()) {
      assertThat(replay.await())
          .isEqualTo(
              new Ran(
                  0,
                  "",
                  List.of(
                      "tideline replay: warning: --input: input file "
                          + typo
                          + ": belongs to no topic and is not read; nearest known name:"
                          + " comments.jsonl",
                      "tideline replay: warning: TIDELINE_PSEUDONYM_SECRET is not set: pseudonyms"
                          + " are made with a published secret, fit for sample data only")));
    }
    assertThat(output.resolve("summary.json")).exists();
  }

  @Test
  void keysItsPseudonymsByTheSecretAndWarnsOfAShortOne() throws Exception {
    Files.writeString(
        input.resolve("comments.jsonl"),
        """
        {"event_id":"e1","type":"comment.created","occurred_at":"2026-03-02T10:15:00.250Z",\
        "account_id":"acme","comment_id":"c1","video_id":"v1","direction":"inbound",\
        "sender_type":"customer","sender_id":"u7","text":"hello"}
        """);
    environment = Map.of("TIDELINE_PSEUDONYM_SECRET", "short");

    try (ChildCommand replay = replay()) {
      assertThat(replay.await())
          .isEqualTo(
              new Ran(
                  0,
                  "",
                  List.of(
                      "tideline replay: warning: TIDELINE_PSEUDONYM_SECRET has fewer than 8"
                          + " characters: who tries can find the ids behind the pseudonyms")));
    }
    String key = new Pseudonyms(new PseudonymSecret("short")).keyOf("u7");
    assertThat(output.resolve("tables/messages.jsonl"))
        .content()
        .hasLineCount(1)
        .contains("\"customer_key\":\"" + key + "\"", "\"v1/c1/" + key + "\"")
        .doesNotContain("u7");
  }

  @Test
  void anEmptyInputFolderIsOneLine() throws Exception {
    try (ChildCommand replay = replay()) {
      Ran ran = replay.await();

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).hasSize(1);
      assertThat(ran.err().get(0))
          .startsWith(
              "tideline replay: --input: input folder "
                  + input
                  + ": holds no input; allowed: one or more of comments.jsonl, ");
    }
    assertThat(output).doesNotExist();
  }

  private ChildCommand replay(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("replay", "--input", input.toString()));
    args.addAll(List.of("--output", output.toString()));
    args.addAll(List.of(more));
    return ChildCommand.start(folder, environment, args.toArray(String[]::new));
  }
}
