package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.job.cluster.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Playbooks that are swapped while messages pour in. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlaybookSwapIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2024-03-02T11:00:00Z");
  private static final int A_BATCH = 40;

  /** The rules are the same in each version, so triggers have the same ids; the text is not. */
  private static final String PLAYBOOK =
      """
      version: %1$s
      templates: {hello: {en: "hello by %1$s"}}
      rules:
        - id: answer
          on: message
          when: signal.has_text
          then: [{action: send_reply, template: hello}, {action: route, queue: support}]
      """;

  @TempDir private Path folder;

  /** What was sent, in order. */
  private final List<String> sent = new ArrayList<>();

  @Test
  void everyMessageIsAnsweredOnceByTheOneOrTheOther() throws Exception {
    try (JobOnBroker job = JobOnBroker.start(folder)) {
      assertThat(job.publish(PLAYBOOK.formatted("v1")).exitCode()).isZero();
      var swapped = new AtomicBoolean();
      CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(job, swapped));
      try {
        assertThat(job.publish(PLAYBOOK.formatted("v2")).exitCode()).isZero();
        assertThat(job.publish(PLAYBOOK.formatted("v3")).exitCode()).isZero();
      } finally {
        swapped.set(true);
        feeding.get();
      }

      List<String> expected = replayed();
      assertThat(expected).hasSize(2 * sent.size());
      Await.atMost(Duration.ofMinutes(2))
          .until(
              "as many triggers as without a swap: " + expected.size(),
              () -> job.committed("automation-triggers").size() >= expected.size());
      List<JsonNode> triggers = read(job.committed("automation-triggers"));
      assertThat(ids(triggers)).isEqualTo(expected);
      assertThat(triggers)
          .extracting(trigger -> trigger.get("playbook_version").asText())
          .contains("v1", "v2", "v3");
      assertThat(triggers)
          .filteredOn(trigger -> trigger.get("action").asText().equals("send_reply"))
          .allMatch(
              trigger ->
                  trigger
                      .get("text")
                      .asText()
                      .equals("hello by " + trigger.get("playbook_version").asText()));
    }
  }

  /** Goes on until the swaps are over, and a bit longer. */
  private void feed(JobOnBroker job, AtomicBoolean swapped) {
    int more = 3;
    while (more > 0) {
      more -= swapped.get() ? 1 : 0;
      String[] batch = new String[2 * A_BATCH];
      Instant at = START.plusSeconds(sent.size());
      for (int i = 0; i < A_BATCH; i++) {
        batch[2 * i] = "dm_" + sent.size();
        batch[2 * i + 1] = message(sent.size(), at);
        sent.add(batch[2 * i + 1]);
      }
      job.send("direct-messages", at.toEpochMilli(), batch);
    }
  }

  private static String message(int number, Instant at) {
    return ("{\"event_id\":\"e%1$d\",\"type\":\"dm.sent\",\"occurred_at\":\"%2$s\","
            + "\"account_id\":\"acme\",\"message_id\":\"m%1$d\",\"conversation_id\":\"dm_%1$d\","
            + "\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"cu%1$d\","
            + "\"text\":\"what size should I take?\"}")
        .formatted(number, at);
  }

  /** The ids of the triggers of the same messages by the first playbook alone. */
  private List<String> replayed() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Path output = folder.resolve("output");
    Files.write(input.resolve("direct-messages.jsonl"), sent);
    Path playbook = Files.writeString(folder.resolve("v1.yaml"), PLAYBOOK.formatted("v1"));
    int exitCode =
        Tideline.commandLine(Map.of())
            .execute(
                "replay",
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--playbook",
                playbook.toString());
    assertThat(exitCode).isZero();
    return ids(read(Files.readAllLines(output.resolve("automation-triggers.jsonl"))));
  }

  private static List<String> ids(List<JsonNode> triggers) {
    return triggers.stream().map(trigger -> trigger.get("trigger_id").asText()).sorted().toList();
  }

  private static List<JsonNode> read(List<String> lines) throws IOException {
    var read = new ArrayList<JsonNode>();
    for (String line : lines) {
      read.add(JSON.readTree(line));
    }
    return read;
  }
}
