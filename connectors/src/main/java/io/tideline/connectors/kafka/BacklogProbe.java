package io.tideline.connectors.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers, on a daemon thread, how far partitions reach; never blocks who wants to know.
 * Where the brokers don't answer, the last answer stands and grows old.
 */
final class BacklogProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BacklogProbe.class);
  private static final long INTERVAL_MILLIS = 250;

  /** While nobody wants to know anything new. */
  private static final long SAME_AGAIN_MILLIS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final Thread prober = new Thread(this::probe, "tideline-backlog-probe");
  private volatile Map<TopicPartition, Long> questions = Map.of();
  private volatile Backlog answer = Backlog.UNKNOWN;
  private volatile String failure = "no answer yet";
  private volatile boolean closed;

  BacklogProbe(KafkaSettings settings) {
    this.settings = settings;
    prober.setDaemon(true);
  }

  void start() {
    prober.start();
  }

  /**
   * Says which partitions are of interest from now on.
   *
   * @param nextOffsets by partition the offset to be read next, or a marker of KafkaPartitionSplit
   */
  void ask(Map<TopicPartition, Long> nextOffsets) {
    questions = nextOffsets;
  }

  /** The last answer, {@link Backlog#UNKNOWN} before the first. */
  Backlog answer() {
    return answer;
  }

  /** Why there was no answer last time. */
  String failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
    prober.interrupt();
  }

  private void probe() {
    @Nullable BacklogReader reader = null;
    try {
      Map<TopicPartition, Long> before = Map.of();
      while (!closed) {
        Map<TopicPartition, Long> asked = questions;
        if (!asked.isEmpty()) {
          reader = reader == null ? open() : reader;
          answer(reader, asked);
        }
        boolean sameAgain = !asked.isEmpty() && asked.equals(before);
        Thread.sleep(sameAgain ? SAME_AGAIN_MILLIS : INTERVAL_MILLIS);
        before = asked;
      }
    } catch (InterruptedException | InterruptException closing) {
      LOG.debug("No longer asks for backlogs");
    } finally {
      close(reader);
    }
  }

  /** Null where not even the brokers' names resolve, which may be the outage itself. */
  private @Nullable BacklogReader open() {
    try {
      return new BacklogReader(settings, PATIENCE);
    } catch (InterruptException closing) {
      throw closing;
    } catch (KafkaException e) {
      failed(e);
      return null;
    }
  }

  private void answer(@Nullable BacklogReader reader, Map<TopicPartition, Long> asked) {
    if (reader == null) {
      return;
    }
    try {
      answer = new Backlog(SplitClocks.nowMillis(), reader.emptyFrom(asked));
    } catch (InterruptException closing) {
      throw closing;
    } catch (KafkaException | IllegalStateException e) {
      failed(e);
    }
  }

  /** Whoever waits for an answer tells of it in time. */
  private void failed(RuntimeException e) {
    LOG.debug("Kafka does not say how far partitions reach", e);
    failure = settings.masked(String.valueOf(e.getMessage()));
  }

  private static void close(@Nullable BacklogReader reader) {
    if (reader != null) {
      // A consumer does not close on a thread that is being interrupted.
      Thread.interrupted();
      reader.close();
    }
  }
}
