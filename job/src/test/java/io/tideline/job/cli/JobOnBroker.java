package io.tideline.job.cli;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.kafka.TopicWriter;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.job.LocalJob;
import io.tideline.job.TidelineJob;
import io.tideline.job.cluster.KafkaTopicProbe;
import io.tideline.job.config.ConfigLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A real broker with two partitions a topic, and the job on it, which commands speak to. */
final class JobOnBroker implements AutoCloseable {
  private final Path folder;
  private final LocalBroker broker;
  private final KafkaSettings kafka;
  private final Path config;
  private LocalJob job;

  /** What a command printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  private JobOnBroker(Path folder, LocalBroker broker) throws IOException {
    this.folder = folder;
    this.broker = broker;
    this.kafka = KafkaSettings.of(broker.bootstrapServers());
    this.config =
        Files.writeString(
            folder.resolve("tideline.yaml"),
            """
            kafka.bootstrap_servers: "%s"
            checkpoint.interval: 1s
            state.backend: hashmap
            parallelism: 2
            ui.port: 0
            """
                .formatted(broker.bootstrapServers()));
  }

  /** Starts both. */
  static JobOnBroker start(Path folder) throws Exception {
    LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")));
    var started = new JobOnBroker(folder, broker);
    new KafkaPreflight(started.kafka).createMissingTopics(new TopicLayout(2, 1, true));
    started.startJob();
    return started;
  }

  private void startJob() throws Exception {
    job =
        LocalJob.start(
            TidelineJob.prepare(new ConfigLoader(Map.of()).load(config, List.of())), "playbooks");
  }

  /** Stops the job and starts another, which knows what is on the topics. */
  void restart() throws Exception {
    job.client().cancel().get();
    startJob();
  }

  /** Publishes a playbook with the command, which waits until it holds. */
  Result publish(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("playbook.yaml"), yaml);
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine line = Tideline.commandLine(Map.of());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exitCode =
        line.execute("playbook", "publish", file.toString(), "--config", config.toString());
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** Writes records, all of that time, the key before the value. */
  void send(String topic, long atMillis, String... keysAndValues) {
    try (var writer = new TopicWriter(kafka)) {
      for (int i = 0; i < keysAndValues.length; i += 2) {
        byte[] value = keysAndValues[i + 1].getBytes(StandardCharsets.UTF_8);
        writer.send(topic, keysAndValues[i], value, atMillis);
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a {@code read_committed} consumer sees of an output topic. */
  List<String> committed(String topic) {
    return new KafkaTopicProbe(kafka.bootstrapServers()).committed("tideline." + topic);
  }

  @Override
  public void close() throws Exception {
    try {
      job.client().cancel().get();
    } finally {
      broker.close();
    }
  }
}
