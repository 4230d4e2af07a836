package io.tideline.job.live;

import static io.tideline.job.live.LiveEvents.EIGHT;
import static io.tideline.job.live.LiveEvents.event;
import static io.tideline.job.live.LiveEvents.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.attribution.ShopEvents;
import io.tideline.job.config.TextConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The real topology with the built-in playbook on a mini cluster, from a live to row and thanks.
 */
class LivePipelineIT {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @Test
  void aLiveIsCountedSoldAndThankedFor() throws Exception {
    try (var ends = new MemoryEndpoints(decoded(events()), Clock.AT_THE_END)) {
      run(ends, 2);
      assertThat(figures(ends)).isEqualTo("22 430 4 40 2 3 300.0000 EUR null");
      assertThat(top(ends)).isEqualTo(List.of(key("dora") + " 180", key("anna") + " 150"));
      assertThat(thanks(ends))
          .containsExactly(
              "thank_gift anna Zoë anna sent Rose: thank you so much!",
              "thank_gift dora Zoë dora sent Rose: thank you so much!",
              "thank_small_gift bert Thank you, Zoë bert!",
              "thank_small_gift emil Thank you, Zoë emil!");
    }
  }

  @Test
  void aReplayGivesTheSameInAnyOrderAndAtAnyParallelism() throws Exception {
    var disorder = new ArrayList<>(events());
    Collections.shuffle(disorder, new Random(7));
    try (var one = new MemoryEndpoints(decoded(events()), Clock.AT_THE_END);
        var two = new MemoryEndpoints(decoded(disorder), Clock.AT_THE_END)) {
      run(one, 1);
      run(two, 2);
      assertThat(thanks(two)).isEqualTo(thanks(one)).isNotEmpty();
      assertThat(sent(two)).isEqualTo(sent(one));
      assertThat(figures(two)).isEqualTo(figures(one));
      assertThat(top(two)).isEqualTo(top(one));
    }
  }

  /** Two streaks turn by turn, one that never ends, gifts of their own, a click that sells. */
  private static List<Event> events() {
    var events = new ArrayList<Event>();
    events.add(signal(EventType.LIVE_STARTED, null, null, 0));
    events.add(signal(EventType.LIVE_VIEWERS, 40L, null, 1));
    for (int i = 1; i <= 5; i++) {
      events.add(event("anna", "a", 30, i, i == 5, 1_000 * i));
      events.add(event("bert", "b", 9, i, i == 5, 1_000 * i + 400));
    }
    for (int i = 1; i <= 3; i++) {
      events.add(event("dora", "d", 60, i, null, 20_000 + 700 * i));
    }
    events.add(event("emil", null, 5, 8, null, 40_000));
    events.add(event("emil", null, 15, 1, null, 41_000));
    events.add(signal(EventType.LIVE_PRODUCT_CLICKED, null, "phone", 50_000));
    events.add(signal(EventType.LIVE_PRODUCT_CLICKED, null, "buyer", 51_000));
    events.add(ShopEvents.link("l", "phone", "person", EIGHT + HOUR));
    events.add(ShopEvents.order("o1", "person", null, EIGHT + 50_000 + DAY));
    events.add(ShopEvents.order("o2", "person", null, EIGHT + 50_000 + DAY + 1));
    events.add(ShopEvents.order("o3", null, "buyer", EIGHT + 52_000));
    events.add(ShopEvents.order("o4", null, "phone", EIGHT + 49_000));
    events.add(ShopEvents.order("o5", null, "phone", EIGHT + 60_000));
    return events;
  }

  @Test
  void whoIsErasedWhileALiveGoesOnStaysInItsSumsOnly() throws Exception {
    List<Event> events = new ArrayList<>(events());
    events.add(TestEvents.erased("request", "anna", EIGHT + 30_000));
    events.add(event("anna", null, 120, 1, null, 60_000));
    var disorder = new ArrayList<>(events);
    Collections.shuffle(disorder, new Random(11));
    try (var one = new MemoryEndpoints(decoded(events), Clock.AT_THE_END);
        var two = new MemoryEndpoints(decoded(disorder), Clock.AT_THE_END)) {
      run(one, 1);
      run(two, 2);
      assertThat(figures(one)).isEqualTo("23 550 5 40 2 3 300.0000 EUR null");
      assertThat(Rows.value(rows(one, "live_sessions").get(0), "top_gifters"))
          .startsWith(
              "[{\"customer_key\":\"%s\",\"diamonds\":180},{\"customer_key\":null,\"diamonds\":150},"
                      .formatted(key("dora"))
                  + "{\"customer_key\":\"%s\",\"diamonds\":120}".formatted(key("anna")));
      assertThat(figures(two)).isEqualTo(figures(one));
      assertThat(Rows.value(rows(two, "live_sessions").get(0), "top_gifters"))
          .isEqualTo(Rows.value(rows(one, "live_sessions").get(0), "top_gifters"));
      assertThat(thanks(two)).isEqualTo(thanks(one));
    }
  }

  private static List<Decoded> decoded(List<Event> events) {
    return events.stream().map(TestEvents::decoded).toList();
  }

  private static void run(MemoryEndpoints ends, int parallelism) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(parallelism);
    Topology.attach(
        env,
        ends,
        TopologyConfig.bounded(
            PseudonymSecret.PUBLISHED, TextConfig.DEFAULT, PlaybooksConfig.DEFAULT));
    env.execute("test");
  }

  private static String figures(MemoryEndpoints ends) {
    TableRow row = rows(ends, "live_sessions").get(0);
    return Stream.of(
            "gifts",
            "diamonds",
            "gifters",
            "peak_viewers",
            "product_clicks",
            "orders",
            "revenue",
            "currency",
            "ended_at")
        .map(column -> Rows.value(row, column))
        .collect(Collectors.joining(" "));
  }

  /** The two who gave most. */
  private static List<String> top(MemoryEndpoints ends) {
    String json = Rows.value(rows(ends, "live_sessions").get(0), "top_gifters");
    return Stream.of(json.split("\\},"))
        .limit(2)
        .map(entry -> entry.replaceAll(".*\"([0-9a-f]{64})\",\"diamonds\":(\\d+).*", "$1 $2"))
        .toList();
  }

  private static String key(String viewer) {
    return new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(viewer);
  }

  /** What was sent to whom. */
  private static List<String> thanks(MemoryEndpoints ends) {
    return sent(ends).stream()
        .map(
            json ->
                "%s %s %s"
                    .formatted(
                        field(json, "template_id"),
                        field(json, "customer_id"),
                        field(json, "text")))
        .sorted()
        .toList();
  }

  private static List<String> sent(MemoryEndpoints ends) {
    return ends.records().stream()
        .filter(record -> record.topic().equals("automation-triggers"))
        .map(record -> record.json())
        .filter(json -> json.contains("\"thank\""))
        .sorted()
        .toList();
  }

  private static String field(String json, String name) {
    return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  private static List<TableRow> rows(MemoryEndpoints ends, String table) {
    var buffer = new RowBuffer();
    ends.rows().stream().filter(row -> row.table().equals(table)).forEach(buffer::add);
    return List.copyOf(buffer.take());
  }
}
