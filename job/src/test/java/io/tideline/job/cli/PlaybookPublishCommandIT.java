package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.kafka.TopicWriter;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.job.LocalJob;
import io.tideline.job.TidelineJob;
import io.tideline.job.cluster.Await;
import io.tideline.job.cluster.KafkaTopicProbe;
import io.tideline.job.config.ConfigLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Playbooks that are published to a job that runs on a real broker. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlaybookPublishCommandIT {
  private static final String TERMS = "{version: %s, policy_terms: [%s]}";

  @TempDir private Path folder;

  private Path config;
  private KafkaSettings kafka;
  private int messages;

  /** What a command printed, and its exit code. */
  private record Result(int exitCode, String out, String err) {}

  @Test
  void aPlaybookHoldsWhenItIsSaidToBeActiveAndABadOneChangesNothing() throws Exception {
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")))) {
      kafka = KafkaSettings.of(broker.bootstrapServers());
      new KafkaPreflight(kafka).createMissingTopics(new TopicLayout(2, 1, true));
      config = write("tideline.yaml", configText(broker.bootstrapServers()));
      LocalJob job = start();
      try {
        Result first = publish(TERMS.formatted("v1", "banana"));
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("\"playbook_version\":\"v1\",\"status\":\"active\"");
        assertThat(violationsAfter("I hate banana")).containsExactly("v1");

        assertThat(publish("{version: v2, policy_terms: 7, rulez: []}"))
            .satisfies(bad -> assertThat(bad.exitCode()).isEqualTo(2))
            .satisfies(bad -> assertThat(bad.err()).contains("policy_terms", "rulez"));
        publishUnchecked("{version: v3, rulez: []}");
        awaitStatus(
            "\"playbook_version\":\"v3\",\"status\":\"rejected\",\"errors\":[{\"path\":\"rulez\"");
        assertThat(violationsAfter("banana again")).containsExactly("v1", "v1");

        assertThat(publish(TERMS.formatted("v4", "cherry")).exitCode()).isZero();
        assertThat(violationsAfter("a cherry and a banana")).containsExactly("v1", "v1", "v4");
        assertThat(publish(TERMS.formatted("v4", "cherry")).out()).contains("is published already");
      } finally {
        job.client().cancel().get();
      }
      LocalJob again = start();
      try {
        assertThat(violationsAfter("cherry")).endsWith("v4");
        assertThat(publish(TERMS.formatted("v1", "banana")).exitCode()).isZero();
        assertThat(violationsAfter("banana")).endsWith("v1");
      } finally {
        again.client().cancel().get();
      }
    }
  }

  private LocalJob start() throws Exception {
    return LocalJob.start(
        TidelineJob.prepare(new ConfigLoader(Map.of()).load(config, List.of())), "playbooks");
  }

  private static String configText(String servers) {
    return """
        kafka.bootstrap_servers: "%s"
        checkpoint.interval: 1s
        state.backend: hashmap
        parallelism: 2
        ui.port: 0
        """
        .formatted(servers);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private Result publish(String yaml) throws Exception {
    Path file = write("playbook.yaml", yaml);
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine line = Tideline.commandLine(Map.of());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exitCode =
        line.execute("playbook", "publish", file.toString(), "--config", config.toString());
    return new Result(exitCode, out.toString(), err.toString());
  }

  private void publishUnchecked(String yaml) throws Exception {
    try (var writer = new TopicWriter(kafka)) {
      writer.send(
          "playbook", "default", yaml.getBytes(StandardCharsets.UTF_8), System.currentTimeMillis());
      writer.flush();
    }
  }

  private void awaitStatus(String part) {
    Await.atMost(Duration.ofMinutes(1))
        .until(
            "the status is there",
            () -> committed("playbook-status").stream().anyMatch(line -> line.contains(part)));
  }

  /** The playbooks that all violations so far name, once the text is one of them. */
  private List<String> violationsAfter(String text) throws Exception {
    String id = "m" + messages++;
    long now = System.currentTimeMillis();
    String json =
        """
        {"event_id":"%s","type":"dm.sent","occurred_at":"%s","account_id":"acme",\
        "message_id":"%s","conversation_id":"%s","direction":"inbound",\
        "sender_type":"customer","sender_id":"someone","text":"%s"}"""
            .formatted(id, Instant.ofEpochMilli(now), id, id, text);
    try (var writer = new TopicWriter(kafka)) {
      writer.send("direct-messages", id, json.getBytes(StandardCharsets.UTF_8), now);
      writer.flush();
    }
    Await.atMost(Duration.ofMinutes(1))
        .until(
            "the alert on " + text,
            () -> violations().stream().anyMatch(line -> line.contains("\"" + id + "\"")));
    return violations().stream()
        .map(line -> line.replaceAll(".*\"playbook_version\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> violations() {
    return committed("escalation-alerts").stream()
        .filter(line -> line.contains("\"kind\":\"policy_violation\""))
        .sorted(
            Comparator.comparing(line -> line.replaceAll(".*\"started_at\":\"([^\"]*)\".*", "$1")))
        .toList();
  }

  private List<String> committed(String topic) {
    return new KafkaTopicProbe(kafka.bootstrapServers()).committed("tideline." + topic);
  }
}
