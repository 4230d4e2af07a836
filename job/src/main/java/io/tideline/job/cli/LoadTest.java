package io.tideline.job.cli;

import io.tideline.connectors.kafka.TopicWriter;
import io.tideline.job.cli.traffic.TrafficGenerator;
import io.tideline.job.cli.traffic.TrafficRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Writes traffic at a steady rate and tells how it goes. */
final class LoadTest {
  private static final long TICK_NANOS = 10_000_000L;
  private static final long REPORT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final double NANOS = 1e9;

  private final TopicWriter writer;
  private final TrafficGenerator generator;
  private final PrintWriter out;
  private long sent;
  private long bad;

  LoadTest(TopicWriter writer, TrafficGenerator generator, PrintWriter out) {
    this.writer = writer;
    this.generator = generator;
    this.out = out;
  }

  /**
   * Writes {@code rate} events a second for that long. Where the brokers take fewer, it writes as
   * many in all and takes longer; all are written when it returns.
   */
  void run(int rate, Duration time) throws IOException {
    long started = System.nanoTime();
    long nextReport = REPORT_NANOS;
    long elapsed = 0;
    while (elapsed < time.toNanos()) {
      sendUpTo((long) (rate * (elapsed / NANOS)));
      if (elapsed >= nextReport) {
        say("%.0f s: %d events, %.0f/s", elapsed / NANOS, sent, sent / (elapsed / NANOS));
        nextReport += REPORT_NANOS;
      }
      LockSupport.parkNanos(TICK_NANOS);
      elapsed = System.nanoTime() - started;
    }
    sendUpTo(rate * time.toSeconds());
    writer.flush();
    double seconds = (System.nanoTime() - started) / NANOS;
    say(
        "sent %d events (%d of them broken on purpose) in %.1f s: %.0f/s of %d/s asked for",
        sent, bad, seconds, sent / seconds, rate);
  }

  private void sendUpTo(long due) throws IOException {
    long now = System.currentTimeMillis();
    while (sent < due) {
      TrafficRecord record = generator.next(now);
      writer.send(record.topic().baseName(), record.key(), record.value(), record.atMillis());
      sent++;
      bad += record.bad() ? 1 : 0;
    }
  }

  private void say(String format, Object... figures) {
    out.println(format.formatted(figures).strip());
    out.flush();
  }
}
