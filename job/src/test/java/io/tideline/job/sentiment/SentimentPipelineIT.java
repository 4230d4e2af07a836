package io.tideline.job.sentiment;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.decoded;
import static io.tideline.job.TestEvents.saying;
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
import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real topology on a mini cluster, from texts to rows and drops. */
class SentimentPipelineIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(new Configuration())
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TEN = MONDAY + Slices.WEEK_MILLIS + 10 * Slices.HOUR_MILLIS;

  @Test
  void anAngryHourIsToldAndEndsWhateverTheOrderAndTheParallelism() throws Exception {
    List<Event> inOrder = input();
    var shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(5));
    try (var live = ends(inOrder, Clock.EVENT_BY_EVENT);
        var one = ends(inOrder, Clock.AT_THE_END);
        var two = ends(shuffled, Clock.AT_THE_END)) {
      run(live, 2);
      run(one, 1);
      run(two, 2);
      assertThat(sentiment(one)).isEqualTo(sentiment(two)).isEqualTo(sentiment(live));
      assertThat(sentiment(one))
          .hasSize(8)
          .anyMatch(row -> row.contains("comment, v, 2026-03-09T10:00:00.000Z, 60, "))
          .allMatch(row -> row.contains(", 60, "));
      assertThat(drops(one)).isEqualTo(drops(two)).isEqualTo(drops(live));
      // At 11:55 five angry ones of sixty are left, no tenth of a score below the week before.
      assertThat(drops(one))
          .containsExactlyInAnyOrder(
              "firing {\"channel\":\"comment\",\"window_end\":\"2026-03-09T10:20:00.000Z\"} null",
              "firing {\"channel\":\"comment\",\"video_id\":\"v\",\"window_end\":"
                  + "\"2026-03-09T10:20:00.000Z\"} null",
              "resolved {\"channel\":\"comment\",\"window_end\":\"2026-03-09T10:20:00.000Z\"}"
                  + " \"2026-03-09T12:05:00.000Z\"",
              "resolved {\"channel\":\"comment\",\"video_id\":\"v\",\"window_end\":"
                  + "\"2026-03-09T10:20:00.000Z\"} \"2026-03-09T12:05:00.000Z\"");
    }
  }

  /** A comment a minute: two friendly hours, a week later an angry one and a friendly one. */
  private static List<Event> input() {
    var events = new ArrayList<Event>();
    for (int minute = 0; minute < 120; minute++) {
      long at = TEN + minute * 60_000L;
      events.add(friendly("w-" + minute, at - Slices.WEEK_MILLIS));
      events.add(minute < 60 ? angry("a-" + minute, at) : friendly("f-" + minute, at));
    }
    events.add(saying(comment("withheld", "v", TEN), null, null));
    events.sort(Comparator.comparingLong(Event::occurredAtMillis));
    events.add(saying(comment("end", "other", TEN + 4 * Slices.HOUR_MILLIS), null, null));
    return events;
  }

  private static Event friendly(String id, long at) {
    return saying(comment(id, "v", at), "I love it, this is wonderful, thank you!", "en");
  }

  private static Event angry(String id, long at) {
    return saying(comment(id, "v", at), "This is terrible, broken and awful. I hate it!", "en");
  }

  private static MemoryEndpoints ends(List<Event> events, Clock clock) {
    List<Decoded> input = events.stream().map(event -> decoded(event)).toList();
    return new MemoryEndpoints(input, clock);
  }

  private static void run(MemoryEndpoints ends, int parallelism) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(parallelism);
    Topology.attach(env, ends, TopologyConfig.DEFAULT);
    env.execute("test");
  }

  private static List<String> sentiment(MemoryEndpoints ends) {
    return Rows.newest(ends.rows()).stream().filter(row -> row.startsWith("sentiment")).toList();
  }

  private static List<String> drops(MemoryEndpoints ends) throws Exception {
    var drops = new ArrayList<String>();
    for (TopicRecord record : ends.records()) {
      JsonNode alert = JSON.readTree(record.json());
      if (record.topic().equals("escalation-alerts")
          && alert.get("kind").asText().equals("sentiment_drop")) {
        drops.add(
            alert.get("status").asText()
                + " "
                + alert.get("subject")
                + " "
                + alert.get("ended_at"));
      }
    }
    Collections.sort(drops);
    return drops;
  }
}
