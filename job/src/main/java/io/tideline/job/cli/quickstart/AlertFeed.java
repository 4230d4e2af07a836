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
 * status, summary. Those about the past (CONTRACTS §2, {@code backfill}) are only counted, and of
 * those on single conversations a few are shown.
 */
final class AlertFeed implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration TELLING = Duration.ofSeconds(10);

  /** So many alerts on one conversation or message each are shown in that time. */
  private static final int MOST_OF_ONE_CONVERSATION = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicReader reader;
  private final PrintWriter out;
  private final Set<String> seen = new HashSet<>();
  private final Thread thread = new Thread(this::readUntilStopped, "quickstart-alerts");
  private int aboutThePast;
  private int aboutThePastTold;
  private int aboutOneConversation;
  private int held;
  private int printed;
  private Instant toldAt = Instant.EPOCH;
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
    tellWhatIsNotShown();
    if (alert.path("subject").has("conversation_id")
        && ++aboutOneConversation > MOST_OF_ONE_CONVERSATION) {
      held++;
      return;
    }
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

  /** Now and then, so that alerts on single conversations do not bury those on many. */
  private void tellWhatIsNotShown() {
    if (Duration.between(toldAt, Instant.now()).compareTo(TELLING) < 0) {
      return;
    }
    if (aboutThePast > aboutThePastTold) {
      out.printf("(%d alerts about the past week are not shown)%n", aboutThePast);
      aboutThePastTold = aboutThePast;
    }
    if (held > 0) {
      out.printf("(and %d more on single conversations)%n", held);
      held = 0;
    }
    aboutOneConversation = 0;
    toldAt = Instant.now();
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
