package io.tideline.job.content;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.config.TextConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The real topology on a mini cluster: from snapshots to tables, and to what is done about them.
 */
class ContentPipelineIT {
  private static final long DAY = 86_400_000L;
  private static final TopologyConfig REPLAY =
      TopologyConfig.bounded(
          PseudonymSecret.PUBLISHED, TextConfig.DEFAULT, PlaybooksConfig.DEFAULT);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @Test
  void liveAndReplayAtAnyParallelismInAnyOrderGiveTheSameTables() throws Exception {
    var disorder = new ArrayList<>(weeks());
    Collections.shuffle(disorder, new Random(3));
    List<String> live = tables(weeks(), Clock.EVENT_BY_EVENT, TopologyConfig.DEFAULT, 2);

    assertThat(live)
        .isEqualTo(tables(weeks(), Clock.AT_THE_END, REPLAY, 1))
        .isEqualTo(tables(disorder, Clock.AT_THE_END, REPLAY, 2))
        .hasSize(8 + 3 * 8 + 3)
        .anyMatch(
            row ->
                row.startsWith("account_weekly[acme, tiktok, 2026-03-09T00:00:00.000Z, 2520, ")
                    && row.contains("[{\"video_id\":\"v7\",\"views\":560}"));
  }

  /** Eight videos over three weeks, a snapshot a day; each wins more views than the one before. */
  private static List<Decoded> weeks() {
    var events = new ArrayList<Event>();
    for (int day = 0; day < 21; day++) {
      for (int video = 0; video < 8; video++) {
        long views = (day + 1) * (10L + 10 * video);
        events.add(Snap.of("v" + video, MONDAY + day * DAY + video, views).event());
      }
    }
    return events.stream().map(TestEvents::decoded).toList();
  }

  @Test
  void aPositiveCommentOnAViralVideoIsAnsweredWithAnOffer() throws Exception {
    List<Event> events =
        List.of(
            praise("before", "v", MONDAY + DAY - 1),
            Snap.of("v", MONDAY + DAY, 9_000).event(),
            praise("after", "v", MONDAY + DAY + 1),
            praise("elsewhere", "w", MONDAY + DAY + 2));
    try (var ends =
        new MemoryEndpoints(events.stream().map(TestEvents::decoded).toList(), Clock.AT_THE_END)) {
      run(ends, REPLAY, 2);

      assertThat(rows(ends, "triggers"))
          .contains("after send_reply viral_praise")
          .noneMatch(row -> row.matches("(before|elsewhere) .* viral_praise"));
    }
  }

  private static Event praise(String id, String video, long at) {
    return named(saying(comment(id, video, at), "wow, this is absolutely beautiful!", "en"), id);
  }

  private static List<String> rows(MemoryEndpoints ends, String table) {
    var buffer = new RowBuffer();
    ends.rows().stream().filter(row -> row.table().equals(table)).forEach(buffer::add);
    return buffer.take().stream()
        .map(
            row ->
                Rows.value(row, "message_id")
                    + " "
                    + Rows.value(row, "action")
                    + " "
                    + Rows.value(row, "rule_id"))
        .toList();
  }

  private static List<String> tables(
      List<Decoded> input, Clock clock, TopologyConfig config, int parallelism) throws Exception {
    try (var ends = new MemoryEndpoints(input, clock)) {
      run(ends, config, parallelism);
      return Rows.newest(ends.rows()).stream()
          .filter(row -> row.matches("(video_metrics|video_weekly|account_weekly)\\[.*"))
          .toList();
    }
  }

  private static void run(MemoryEndpoints ends, TopologyConfig config, int parallelism)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(parallelism);
    Topology.attach(env, ends, config);
    env.execute("test");
  }
}
