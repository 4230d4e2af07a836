package io.tideline.job.cli.quickstart;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicWriter;
import io.tideline.job.cli.traffic.KnownCampaigns;
import io.tideline.job.cli.traffic.KnownContent;
import io.tideline.job.cli.traffic.Pace;
import io.tideline.job.cli.traffic.Surge;
import io.tideline.job.cli.traffic.TrafficGenerator;
import io.tideline.job.cli.traffic.TrafficRecord;
import io.tideline.job.cli.traffic.TrafficShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three brands' past week, written at once, with campaigns, experiments and posts whose figures are
 * known beforehand ({@link KnownCampaigns}, {@link KnownContent}), and then what happens now:
 * ordinary traffic, in which every two minutes something takes off, first a video.
 */
final class SampleTraffic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleTraffic.class);
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long SEED = 20;
  private static final int ACCOUNTS = 3;
  private static final int VIDEOS = 30;

  /** A spike needs the same hour of the week before, and a series of at least that age. */
  private static final long PAST_MILLIS = Duration.ofHours(8 * 24).toMillis();

  /** The day of the campaigns whose figures are known is over, and its orders are, too. */
  private static final long KNOWN_MILLIS = Duration.ofDays(3).toMillis();

  private static final long PAST_STEP_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final double EVENTS_PER_HOUR = 240;
  private static final long SURGE_EVERY_MILLIS = 120_000;
  private static final long SURGE_LASTS_MILLIS = 60_000;
  private static final double SURGE_PER_MILLI = 0.004;
  private static final long TICK_NANOS = Duration.ofMillis(200).toNanos();

  private final TopicWriter writer;
  private final TrafficGenerator generator;
  private final Pace pace = new Pace(EVENTS_PER_HOUR, SEED);
  private final Thread thread = new Thread(this::writeUntilStopped, "quickstart-traffic");
  private final Deque<TrafficRecord> known;
  private final long beganMillis;
  private long doneMillis;
  private double surgeOwed;
  private volatile long surgesFromMillis = Long.MAX_VALUE;
  private volatile boolean stopping;

  SampleTraffic(KafkaSettings kafka, long nowMillis) {
    this.writer = new TopicWriter(kafka);
    this.beganMillis = nowMillis;
    this.doneMillis = nowMillis - PAST_MILLIS;
    var shape = new TrafficShape(SEED, ACCOUNTS, VIDEOS, nowMillis - PAST_MILLIS);
    this.generator = new TrafficGenerator(shape);
    long day = (nowMillis - KNOWN_MILLIS) / DAY_MILLIS * DAY_MILLIS;
    List<TrafficRecord> examples = new ArrayList<>(KnownCampaigns.records(shape, day));
    examples.addAll(KnownContent.records(shape, nowMillis - PAST_MILLIS, nowMillis));
    examples.sort(Comparator.comparingLong(TrafficRecord::atMillis));
    this.known = new ArrayDeque<>(examples);
    thread.setDaemon(true);
  }

  /** Writes the past at once and goes on with ordinary traffic in real time until closed. */
  void start() {
    thread.start();
  }

  private void writePast() throws IOException {
    while (doneMillis < beganMillis && !stopping) {
      writeOrdinary(Math.min(doneMillis + PAST_STEP_MILLIS, beganMillis));
    }
  }

  private void writeOrdinary(long untilMillis) throws IOException {
    long[] times = pace.times(doneMillis, untilMillis);
    for (long time : times) {
      while (!known.isEmpty() && known.getFirst().atMillis() <= time) {
        write(known.removeFirst());
      }
      write(generator.next(time));
    }
    doneMillis = untilMillis;
  }

  private void write(TrafficRecord record) throws IOException {
    writer.send(record.topic().baseName(), record.key(), record.value(), record.atMillis());
  }

  /** From now on something takes off every two minutes. */
  void takeOff() {
    surgesFromMillis = System.currentTimeMillis();
  }

  private void writeUntilStopped() {
    try {
      writePast();
      while (!stopping) {
        long now = System.currentTimeMillis();
        long last = doneMillis;
        writeOrdinary(Math.max(last, now));
        writeSurge(last, now);
        LockSupport.parkNanos(TICK_NANOS);
      }
    } catch (IOException e) {
      LOG.error("sample traffic ends: {}", e.getMessage());
    }
  }

  private void writeSurge(long lastMillis, long nowMillis) throws IOException {
    long since = nowMillis - surgesFromMillis;
    if (since < 0 || since % SURGE_EVERY_MILLIS > SURGE_LASTS_MILLIS) {
      return;
    }
    int round = (int) (since / SURGE_EVERY_MILLIS);
    Surge[] kinds = Surge.values();
    surgeOwed += SURGE_PER_MILLI * Math.max(0, nowMillis - lastMillis);
    for (; surgeOwed >= 1; surgeOwed--) {
      write(generator.surge(kinds[round % kinds.length], round, nowMillis));
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join();
    writer.close();
  }
}
