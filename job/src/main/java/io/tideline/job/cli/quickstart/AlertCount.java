package io.tideline.job.cli.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Counts the alerts on their topic, of which people are told less often ({@link NotificationFeed}),
 * and says so now and then; those about the past (CONTRACTS §2, {@code backfill}) by themselves.
 */
final class AlertCount implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration TELLING = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicReader reader;
  private final IntSupplier notifications;
  private final PrintWriter out;
  private final Set<String> now = new HashSet<>();
  private final Set<String> past = new HashSet<>();
  private final Thread thread = new Thread(this::readUntilStopped, "quickstart-alerts");
  private String told = "";
  private long toldNanos = System.nanoTime();
  private volatile boolean stopping;

  private AlertCount(KafkaSettings kafka, IntSupplier notifications, PrintWriter out) {
    this.reader = new TopicReader(kafka, OutputTopic.ESCALATION_ALERTS.baseName());
    this.notifications = notifications;
    this.out = out;
    thread.setDaemon(true);
  }

  /**
   * Begins to count.
   *
   * @param notifications how many people have seen
   */
  static AlertCount start(KafkaSettings kafka, IntSupplier notifications, PrintWriter out) {
    var count = new AlertCount(kafka, notifications, out);
    count.thread.start();
    return count;
  }

  private void readUntilStopped() {
    try (reader) {
      while (!stopping) {
        for (byte[] value : reader.poll(PATIENCE)) {
          JsonNode alert = JSON.readTree(value);
          Set<String> ids = alert.path("backfill").asBoolean() ? past : now;
          ids.add(alert.path("alert_id").asText());
        }
        if (System.nanoTime() - toldNanos > TELLING.toNanos()) {
          tell();
        }
      }
    } catch (IOException e) {
      out.println("tideline quickstart: alerts can no longer be counted: " + e.getMessage());
    }
  }

  private void tell() {
    toldNanos = System.nanoTime();
    String line = line(notifications.getAsInt(), now.size(), past.size());
    boolean isNews = now.size() + past.size() > 0 && !line.equals(told);
    if (isNews) {
      told = line;
      out.println("(" + line + ")");
      out.flush();
    }
  }

  static String line(int notifications, int now, int past) {
    return "%d notifications of %d alerts so far; %d alerts about the past week, of which nobody is told"
        .formatted(notifications, now, past);
  }

  /** Stops reading; says how many there were. */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
    out.println(line(notifications.getAsInt(), now.size(), past.size()).replace(" so far", ""));
    out.flush();
  }
}
