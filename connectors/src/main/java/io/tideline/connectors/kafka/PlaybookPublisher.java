package io.tideline.connectors.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.codec.Rfc3339;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Publishes a playbook and waits for what the job says of it. It reads committed records, so a
 * playbook that is said to be active holds in every instance of every step.
 */
public final class PlaybookPublisher {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaSettings settings;
  private final Duration patience;

  /**
   * @param patience how long to wait for the job
   */
  public PlaybookPublisher(KafkaSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * What the job said.
   *
   * @param active whether the playbook holds now
   * @param line the record of {@code playbook-status}
   */
  public record Answer(boolean active, String line) {}

  /**
   * Publishes the document.
   *
   * @param nowMillis the record's time, by which its status is known again
   * @return empty where no job has said anything in time
   * @throws IOException where the brokers take or give nothing, one line
   */
  public Optional<Answer> publish(String tenant, String text, long nowMillis) throws IOException {
    try (KafkaConsumer<byte[], byte[]> statuses = openStatuses();
        var writer = new TopicWriter(settings)) {
      byte[] document = text.getBytes(StandardCharsets.UTF_8);
      writer.send(KafkaSettings.PLAYBOOK_TOPIC, tenant, document, nowMillis);
      writer.flush();
      long deadline = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : statuses.poll(POLL)) {
          Optional<Answer> answer = answer(record, tenant, Rfc3339.format(nowMillis));
          if (answer.isPresent()) {
            return answer;
          }
        }
      }
      return Optional.empty();
    } catch (KafkaException e) {
      throw new IOException(
          "kafka: cannot read topic "
              + settings.topicName(OutputTopic.PLAYBOOK_STATUS.baseName())
              + ": "
              + settings.masked(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static Optional<Answer> answer(
      ConsumerRecord<byte[], byte[]> record, String tenant, String at) throws IOException {
    if (record.value() == null) {
      return Optional.empty();
    }
    String line = new String(record.value(), StandardCharsets.UTF_8);
    JsonNode status = JSON.readTree(line);
    boolean ours =
        tenant.equals(status.path("tenant").asText()) && at.equals(status.path("at").asText());
    return ours
        ? Optional.of(new Answer("active".equals(status.path("status").asText()), line))
        : Optional.empty();
  }

  /** From the end of the topic on, so nothing of before is taken for an answer. */
  private KafkaConsumer<byte[], byte[]> openStatuses() {
    Properties config = EventSource.config(settings);
    config.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    String topic = settings.topicName(OutputTopic.PLAYBOOK_STATUS.baseName());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
