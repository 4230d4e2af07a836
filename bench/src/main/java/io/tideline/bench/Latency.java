package io.tideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.udfs.event.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * From the sending of a burst's first event to its video's alert. The event that crosses the
 * threshold comes a little later, so this is an upper bound, too high by at most {@value
 * PacedBursts#BURST_EVENTS} events' time.
 */
final class Latency {
  private static final int LINGER_MILLIS = 1;
  private static final Duration SETTLE = Duration.ofSeconds(120);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final double NANOS = 1e9;

  private final TrafficShape shape;
  private final Servers servers;
  private final KafkaSettings kafka;

  Latency(TrafficShape shape, Servers servers) {
    this.shape = shape;
    this.servers = servers;
    this.kafka = KafkaSettings.of(servers.bootstrapServers());
  }

  /** Measures a job that has just read the topic to its end. */
  ObjectNode measure(FlinkProcess flink, long rate, int seconds) throws Exception {
    String comments = kafka.topicName(Topic.COMMENTS.baseName());
    try (AlertWatch watch =
            new AlertWatch(kafka.bootstrapServers(), kafka.topicName("escalation-alerts"));
        TopicFeed feed =
            new TopicFeed(kafka.bootstrapServers(), comments, Servers.PARTITIONS, LINGER_MILLIS)) {
      PacedBursts paced = new PacedBursts(CommentTraffic.after(shape), rate);
      // What has been read is still on its way; the alert of a burst behind it has passed it all.
      if (!watch.awaitAll(Set.of(paced.sendOne(feed)), SETTLE)) {
        System.err.println(
            "bench: latency begins with a backlog of over " + SETTLE.toSeconds() + " s");
      }
      CpuSample start = sample(flink);
      Map<String, Long> bursts = paced.send(feed, seconds);
      CpuSample spent = sample(flink).since(start);
      watch.awaitAll(bursts.keySet(), PATIENCE);
      return line(rate, rate * seconds, spent, delays(bursts, watch.firstAlerts()), bursts.size());
    }
  }

  private CpuSample sample(FlinkProcess flink) {
    return CpuSample.take(flink.pid(), servers.brokerPid(), servers.postgresPid());
  }

  /** Sorted, in nanoseconds; an alert from before the burst is not the burst's. */
  private static long[] delays(Map<String, Long> bursts, Map<String, Long> alerts) {
    return bursts.entrySet().stream()
        .filter(burst -> alerts.containsKey(burst.getKey()))
        .mapToLong(burst -> alerts.get(burst.getKey()) - burst.getValue())
        .filter(delay -> delay > 0)
        .sorted()
        .toArray();
  }

  private static ObjectNode line(long rate, long sent, CpuSample spent, long[] delays, int bursts) {
    double seconds = spent.nanos() / NANOS;
    double ours = spent.flink() + spent.broker() + spent.postgres();
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("measure", Measure.LATENCY.wireName());
    line.put("rate", rate);
    line.put("sent_per_s", Math.round(sent / seconds));
    line.put("bursts", bursts);
    line.put("alerts", delays.length);
    line.put("p50_ms", percentile(delays, 0.5));
    line.put("p99_ms", percentile(delays, 0.99));
    line.put("max_ms", percentile(delays, 1));
    line.put("cores_used", Math.round(ours / seconds * 100) / 100.0);
    line.put("cores_used_by_others", Math.round((spent.machine() - ours) / seconds * 100) / 100.0);
    return line;
  }

  /** By nearest rank, in milliseconds. */
  private static long percentile(long[] sorted, double part) {
    if (sorted.length == 0) {
      return -1;
    }
    int rank = (int) Math.ceil(part * sorted.length);
    return TimeUnit.NANOSECONDS.toMillis(sorted[rank - 1]);
  }
}
