package io.tideline.job.cli.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Prints each revision of an alert as it reaches its topic, one line each: when it came, severity,
 * status, summary. Those about the past (CONTRACTS §2, {@code backfill}) are only counted.
 */
final class AlertFeed implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicReader reader;
  private final PrintWriter out;
  private final Set<String> seen = new HashSet<>();
  private final Thread thread = new Thread(this::readUntilStopped, "quickstart-alerts");
  private int aboutThePast;
  private int aboutThePastTold;
  private int printed;
  private volatile boolean stopping;

  private AlertFeed(KafkaSettings kafka, PrintWriter out) {
    this.reader = new TopicReader(kafka, OutputTopic.ESCALATION_ALERTS.baseName());
    this.out = out;
    thread.setDaemon(true);
  }

  static AlertFeed start(KafkaSettings kafka, PrintWriter out) {
    var feed = new AlertFeed(kafka, out);
    feed.thread.start();
    return feed;
  }

  private void readUntilStopped() {
    try (reader) {
      while (!stopping) {
        for (byte[] value : reader.poll(PATIENCE)) {
          show(JSON.readTree(value));
        }
      }
    } catch (IOException e) {
      out.println("tideline quickstart: alerts can no longer be shown: " + e.getMessage());
    }
  }

  private void show(JsonNode alert) {
    // A job that starts again may write what a reader of open transactions has seen already.
    boolean news = seen.add(alert.path("alert_id").asText() + "/" + alert.path("revision").asInt());
    if (!news) {
      return;
    }
    if (alert.path("backfill").asBoolean()) {
      aboutThePast++;
      return;
    }
    tellAboutThePast();
    printed++;
    out.println(line(alert, Instant.now()));
    out.flush();
  }

  static String line(JsonNode alert, Instant cameAt) {
    return "%sZ  %-8s  %-8s  %s"
        .formatted(
            cameAt.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19),
            alert.path("severity").asText().toUpperCase(Locale.ROOT),
            alert.path("status").asText(),
            alert.path("summary").asText());
  }

  private void tellAboutThePast() {
    if (aboutThePast > aboutThePastTold) {
      out.printf("(%d alerts about the past week are not shown)%n", aboutThePast);
      aboutThePastTold = aboutThePast;
    }
  }

  /** Stops reading; says how many alerts there were. */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
    out.printf("%d alerts shown, %d about the past week not shown%n", printed, aboutThePast);
    out.flush();
  }
}
