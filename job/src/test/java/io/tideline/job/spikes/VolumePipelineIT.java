package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.deadLetter;
import static io.tideline.job.TestEvents.decoded;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.gift;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Topic;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real topology on a mini cluster, from decoded records to rows and records of topics. */
class VolumePipelineIT {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TEN = MONDAY + Slices.WEEK_MILLIS + 10 * Slices.HOUR_MILLIS;

  @Test
  void aSpikeIsToldAndResolvedAndEveryTableRowIsThere() throws Exception {
    try (var ends = new MemoryEndpoints(input(), Clock.EVENT_BY_EVENT)) {
      run(ends, 2);
      List<JsonNode> alerts = alerts(ends);
      assertThat(alerts).extracting(alert -> alert.get("kind").asText()).contains("volume_spike");
      assertThat(alerts)
          .filteredOn(alert -> alert.get("subject").has("video_id"))
          .extracting(alert -> alert.get("status").asText())
          .containsExactly("firing", "resolved");
      assertThat(Rows.newest(ends.rows()))
          .contains(
              "volume_hourly[acme, tiktok, comment, viral, 2026-03-09T10:00:00.000Z, 160, 80,"
                  + " 100, true]")
          .anyMatch(row -> row.startsWith("alerts["))
          .anyMatch(row -> row.startsWith("dead_letters[comments, 0, 7, missing_field"));
    }
  }

  @Test
  void parallelismAndTheOrderOfTimeChangeNeitherTablesNorTheFateOfAlerts() throws Exception {
    try (var live = new MemoryEndpoints(input(), Clock.EVENT_BY_EVENT);
        var one = new MemoryEndpoints(input(), Clock.AT_THE_END);
        var two = new MemoryEndpoints(input(), Clock.AT_THE_END)) {
      run(live, 2);
      run(one, 1);
      run(two, 2);
      assertThat(volumes(one)).isEqualTo(volumes(two)).isEqualTo(volumes(live)).isNotEmpty();
      assertThat(fates(one)).isEqualTo(fates(two)).isEqualTo(fates(live)).isNotEmpty();
      assertThat(new TreeMap<>(records(one))).isEqualTo(new TreeMap<>(records(two)));
    }
  }

  @Test
  void everyTopicAndReasonIsCountedAsMetricAndAccumulator() throws Exception {
    try (var ends = new MemoryEndpoints(input(), Clock.EVENT_BY_EVENT)) {
      JobExecutionResult result = run(ends, 2);
      Map<String, Object> counts = result.getAllAccumulatorResults();
      assertThat(counts)
          .containsEntry("comments/read", 245L)
          .containsEntry("comments/accepted", 242L)
          .containsEntry("comments/duplicates", 1L)
          .containsEntry("comments/tombstones", 1L)
          .containsEntry("comments/dead_letters/missing_field", 1L)
          .containsEntry("comments/dead_letters/late", 1L)
          .containsEntry("live-events/accepted", 3L);
      assertThat(metrics(result)).isEqualTo(counts).isNotEmpty();
    }
  }

  /** 80 comments on a video at ten, 160 a week later, and one of everything else. */
  private static List<Decoded> input() {
    var events = new ArrayList<Event>();
    events.add(comment("first", "viral", MONDAY));
    for (int i = 0; i < 80; i++) {
      events.add(comment("a-" + i, "viral", TEN - Slices.WEEK_MILLIS + i * 40_000L));
    }
    for (int i = 0; i < 160; i++) {
      events.add(comment("b-" + i, "viral", TEN + i * 20_000L));
    }
    events.add(comment("b-7", "again", TEN + 7 * 20_000L + 1));
    events.add(gift("g-1", "streak", TEN));
    events.add(gift("g-2", "streak", TEN - Slices.SLICE_MILLIS));
    events.add(gift("g-3", null, TEN));
    events.add(order("o", TEN));
    events.add(directMessage("d", TEN + 6 * Slices.HOUR_MILLIS));
    disorder(events);
    var input = new ArrayList<Decoded>();
    events.forEach(event -> input.add(decoded(event)));
    input.add(decoded(late(comment("late", "viral", MONDAY))));
    var unusable = deadLetter(Topic.COMMENTS, DeadLetterReason.MISSING_FIELD, 7);
    input.add(new Decoded(Topic.COMMENTS, null, unusable));
    input.add(new Decoded(Topic.COMMENTS, null, null));
    return input;
  }

  /** Up to half a minute; of a repetition the first one stays before it. */
  private static void disorder(List<Event> events) {
    var random = new Random(3);
    var places = new TreeMap<String, Long>();
    events.forEach(
        event ->
            places.put(
                event.eventId() + event.occurredAtMillis(),
                event.occurredAtMillis() + random.nextInt(30_000)));
    long again = TEN + 7 * 20_000L + 1;
    places.put("b-7" + again, again + 60_000L);
    events.sort(
        Comparator.comparing(event -> places.get(event.eventId() + event.occurredAtMillis())));
  }

  private static JobExecutionResult run(MemoryEndpoints ends, int parallelism) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(parallelism);
    Topology.attach(env, ends, TopologyConfig.DEFAULT);
    return env.execute("test");
  }

  private static List<JsonNode> alerts(MemoryEndpoints ends) throws Exception {
    var alerts = new ArrayList<JsonNode>();
    for (TopicRecord record : ends.records()) {
      if (record.topic().equals("escalation-alerts")) {
        alerts.add(JSON.readTree(record.json()));
      }
    }
    return alerts;
  }

  private static List<String> volumes(MemoryEndpoints ends) {
    return Rows.newest(ends.rows()).stream().filter(row -> row.startsWith("volume")).toList();
  }

  /** What a live run shares with a replay: id, kind, start, severity, status and end. */
  private static Map<String, String> fates(MemoryEndpoints ends) throws Exception {
    var fates = new TreeMap<String, String>();
    for (JsonNode alert : alerts(ends)) {
      fates.put(
          alert.get("alert_id").asText(),
          String.join(
              " ",
              alert.get("kind").asText(),
              alert.get("subject").toString(),
              alert.get("started_at").asText(),
              alert.get("severity").asText(),
              alert.get("status").asText(),
              String.valueOf(alert.get("ended_at"))));
    }
    return fates;
  }

  /** All but triggers: what a live job decides goes by arrival (SEMANTICS §1). */
  private static Map<String, String> records(MemoryEndpoints ends) {
    var records = new TreeMap<String, String>();
    for (TopicRecord record : ends.records()) {
      if (!record.topic().equals("automation-triggers")) {
        records.put(record.topic() + record.key() + record.timestampMillis(), record.json());
      }
    }
    return records;
  }

  /** The counters that have a topic, over all instances: topic, reason where there is one, name. */
  private static Map<String, Long> metrics(JobExecutionResult result) {
    var counts = new TreeMap<String, Long>();
    METRICS
        .getMetricsByGroup()
        .forEach(
            (group, metrics) -> {
              Map<String, String> variables = group.getAllVariables();
              boolean ours = result.getJobID().toString().equals(variables.get("<job_id>"));
              if (ours && variables.containsKey("<topic>")) {
                String prefix = variables.get("<topic>") + "/";
                String suffix =
                    variables.containsKey("<reason>") ? "/" + variables.get("<reason>") : "";
                metrics.forEach(
                    (name, metric) ->
                        counts.merge(
                            prefix + name + suffix, ((Counter) metric).getCount(), Long::sum));
              }
            });
    return counts;
  }
}
