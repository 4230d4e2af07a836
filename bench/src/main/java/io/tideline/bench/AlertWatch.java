package io.tideline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A {@code read_uncommitted} consumer of the alert topic, from its end on: when the first spike
 * alert of each video came.
 */
final class AlertWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Long> nanosByVideo = new ConcurrentHashMap<>();
  private final Lock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private final Thread thread = new Thread(this::watch, "alert-watch");
  private volatile boolean closed;

  AlertWatch(String bootstrapServers, String topic) {
    Properties config = new Properties();
    config.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread.start();
  }

  /** By {@link System#nanoTime()}; those that have come so far. */
  Map<String, Long> firstAlerts() {
    return nanosByVideo;
  }

  /** Waits for an alert of each of the videos; false where one has not come in that time. */
  boolean awaitAll(Set<String> videos, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (left > 0 && !nanosByVideo.keySet().containsAll(videos)) {
        left = came.awaitNanos(left);
      }
      return nanosByVideo.keySet().containsAll(videos);
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        note(message, System.nanoTime());
      }
    }
    consumer.close();
  }

  private void note(ConsumerRecord<byte[], byte[]> message, long nanos) {
    try {
      JsonNode alert = json.readTree(message.value());
      String video = alert.path("subject").path("video_id").asText("");
      if (alert.path("kind").asText().equals("volume_spike") && !video.isEmpty()) {
        note(video, nanos);
      }
    } catch (IOException e) {
      throw new IllegalStateException("not JSON, at offset " + message.offset(), e);
    }
  }

  private void note(String video, long nanos) {
    lock.lock();
    try {
      nanosByVideo.putIfAbsent(video, nanos);
      came.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
