package io.tideline.job.conversations.kpis;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.reopened;
import static io.tideline.job.TestEvents.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.udfs.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real topology on a mini cluster: from events to the hours of conversations. */
class KpisPipelineIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final long MINUTE = 60_000L;
  private static final long TEN = MONDAY + 600 * MINUTE;

  @Test
  void liveAndReplayAtAnyParallelismGiveTheSameHours() throws Exception {
    List<String> live = table(Clock.EVENT_BY_EVENT, 2);
    assertThat(live)
        .isEqualTo(table(Clock.AT_THE_END, 1))
        .isEqualTo(table(Clock.AT_THE_END, 2))
        .contains(
            "conversation_kpis_hourly[acme, tiktok, dm, 2026-03-02T10:00:00.000Z, 1, 1, 1, 0, 120,"
                + " 120, 120, 100, null, 0, 1, 0, 0]",
            "conversation_kpis_hourly[acme, tiktok, dm, 2026-03-02T12:00:00.000Z, 0, 0, 0, 1, null,"
                + " null, null, null, 7200, null, 0, 0, 0]",
            "conversation_kpis_hourly[acme, tiktok, dm, 2026-03-02T13:00:00.000Z, 0, 0, 0, 0, null,"
                + " null, null, null, null, null, 1, 0, 0]")
        .anyMatch(row -> row.startsWith("conversation_kpis_hourly[acme, tiktok, comment, "));
  }

  private static List<String> table(Clock clock, int parallelism) throws Exception {
    try (var ends = new MemoryEndpoints(input(), clock)) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
      env.setParallelism(parallelism);
      Topology.attach(env, ends, TopologyConfig.DEFAULT);
      env.execute("test");
      return Rows.newest(ends.rows()).stream()
          .filter(row -> row.startsWith("conversation_kpis_hourly"))
          .toList();
    }
  }

  /** One conversation, and comments on a few videos, up to half a minute out of order. */
  private static List<Decoded> input() {
    var events = new ArrayList<Event>();
    events.add(directMessage("asked", TEN));
    events.add(ownDirectMessage("answered", TEN + 2 * MINUTE));
    events.add(resolved("resolved", TEN + 120 * MINUTE));
    events.add(reopened("reopened", TEN + 180 * MINUTE));
    for (int i = 0; i < 300; i++) {
      events.add(comment("c-" + i, "v" + i % 7, TEN + i * MINUTE));
    }
    var random = new Random(5);
    Map<String, Long> places =
        events.stream()
            .collect(
                Collectors.toMap(
                    Event::eventId, event -> event.occurredAtMillis() + random.nextInt(30_000)));
    events.sort(Comparator.comparing(event -> places.get(event.eventId())));
    return events.stream().map(TestEvents::decoded).toList();
  }
}
