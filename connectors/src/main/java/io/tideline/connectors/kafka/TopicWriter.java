package io.tideline.connectors.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to topics outside of any job: sample traffic, load tests. */
public final class TopicWriter implements AutoCloseable {
  private static final String GIVE_UP_MILLIS = "30000";

  private final KafkaSettings settings;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** Connects with the first record. */
  public TopicWriter(KafkaSettings settings) {
    this.settings = settings;
    Properties config = settings.clientConfig();
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
    config.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MILLIS);
    config.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
    config.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Hands a record over; it is on its way when this returns.
   *
   * @param baseName the topic's base name (CONTRACTS §1)
   * @param timestampMillis the record's timestamp
   * @throws IOException where this or an earlier record could not be written, one line
   */
  public void send(String baseName, String key, byte[] value, long timestampMillis)
      throws IOException {
    String topic = settings.topicName(baseName);
    var record = new ProducerRecord<>(topic, null, timestampMillis, key, value);
    try {
      producer.send(record, (metadata, e) -> failure.compareAndSet(null, e));
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    throwFailure();
  }

  /**
   * Returns when all that was handed over is written.
   *
   * @throws IOException where a record could not be written, one line
   */
  public void flush() throws IOException {
    producer.flush();
    throwFailure();
  }

  private void throwFailure() throws IOException {
    Exception cause = failure.get();
    if (cause != null) {
      String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      String line = message.lines().findFirst().orElse("");
      throw new IOException(
          "kafka: cannot write to %s: %s"
              .formatted(settings.bootstrapServers(), settings.masked(line)),
          cause);
    }
  }

  /** Gives what is on its way 5 s to arrive. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
