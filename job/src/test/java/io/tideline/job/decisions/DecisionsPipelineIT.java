package io.tideline.job.decisions;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.decoded;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.optedOut;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.saying;
import static io.tideline.job.TestEvents.unaddressed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
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

/** The real topology with the built-in playbook on a mini cluster, from records to triggers. */
class DecisionsPipelineIT {
  private static final long HOUR = 3_600_000L;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @Test
  void questionsAreAnsweredUntilAPersonOrTheCustomerSaysStop() throws Exception {
    try (var ends = new MemoryEndpoints(input(), Clock.AT_THE_END)) {
      run(ends, 2);
      assertThat(replies(ends))
          .containsExactly(
              "q1 null",
              "q2 null",
              "q3 automation_exhausted",
              "q4 human_hold",
              "q5 null",
              "q6 opted_out");
      assertThat(alerts(ends)).containsExactly("automation_exhausted 1", "automation_exhausted 2");
      assertThat(sent(ends)).hasSize(3).allMatch(json -> json.contains("\"text\":\""));
    }
  }

  @Test
  void aReplayDecidesTheSameAtAnyParallelismAndInAnyOrder() throws Exception {
    var disorder = new ArrayList<>(input());
    Collections.shuffle(disorder, new Random(7));
    try (var one = new MemoryEndpoints(input(), Clock.AT_THE_END);
        var two = new MemoryEndpoints(disorder, Clock.AT_THE_END)) {
      run(one, 1);
      run(two, 2);
      assertThat(replies(two)).isEqualTo(replies(one)).hasSize(6);
      assertThat(sent(two)).isEqualTo(sent(one));
    }
  }

  @Test
  void higherLimitsLetMoreThrough() throws Exception {
    String playbook = "{version: more, guards: {attempts: 9, template_repeat: 1min, per_day: 99}}";
    try (var ends = new MemoryEndpoints(input(), Clock.AT_THE_END)) {
      run(ends, 2, new PlaybooksConfig(playbook, List.of(), List.of()));
      assertThat(replies(ends))
          .containsExactly(
              "q1 null", "q2 null", "q3 null", "q4 human_hold", "q5 null", "q6 opted_out");
      assertThat(alerts(ends)).isEmpty();
    }
  }

  @Test
  void rulesThatAreOffDoNothing() throws Exception {
    for (String rules :
        List.of("[]", "[{id: a, on: message, enabled: false, then: [{action: hide}]}]")) {
      try (var ends = new MemoryEndpoints(input(), Clock.AT_THE_END)) {
        String playbook = "{version: off, rules: " + rules + "}";
        run(ends, 2, new PlaybooksConfig(playbook, List.of(), List.of()));
        assertThat(json(ends, "automation-triggers")).isEmpty();
        assertThat(ends.rows()).noneMatch(row -> row.table().equals("triggers"));
        assertThat(alerts(ends)).isEmpty();
      }
    }
  }

  @Test
  void otherThresholdsEscalateOtherMessages() throws Exception {
    String playbook = "{version: strict, thresholds: {messages: {negative_below: 1}}}";
    try (var ends = new MemoryEndpoints(input(), Clock.AT_THE_END)) {
      run(ends, 2, new PlaybooksConfig(playbook, List.of(), List.of()));
      assertThat(replies(ends)).isEmpty();
      assertThat(json(ends, "automation-triggers"))
          .hasSize(5)
          .allMatch(trigger -> trigger.contains("\"queue\":\"escalations\""));
    }
  }

  @Test
  void aRuleThatFailsIsToldOnceAnHourAndPassedOverForThatSignal() throws Exception {
    String playbook =
        """
        version: fails
        rules:
          - {id: fails, on: message, when: 1 / (conversation.episode - 1) > 0, then: [{action: tag, tag: never}]}
          - {id: acts, on: message, when: signal.has_text, then: [{action: tag, tag: read}]}
        """;
    var input = List.of(decoded(question("q1", MONDAY)), decoded(question("q2", MONDAY + 60_000)));
    try (var ends = new MemoryEndpoints(input, Clock.AT_THE_END)) {
      run(ends, 2, new PlaybooksConfig(playbook, List.of(), List.of()));
      assertThat(json(ends, "playbook-status"))
          .singleElement()
          .asString()
          .contains("\"status\":\"active\"", "rules[0].when", "divide_by_zero")
          .contains("\"at\":\"2026-03-02T00:00:00.000Z\"");
      assertThat(json(ends, "automation-triggers"))
          .hasSize(2)
          .allMatch(x -> x.contains("\"acts\""));
    }
  }

  private static List<String> json(MemoryEndpoints ends, String topic) {
    return ends.records().stream()
        .filter(record -> record.topic().equals(topic))
        .map(record -> record.json())
        .toList();
  }

  /** A day apart each, so that no limit but that of attempts and people in charge applies. */
  private static List<Decoded> input() {
    var events = new ArrayList<Event>();
    events.add(question("q1", MONDAY));
    events.add(question("q2", MONDAY + 25 * HOUR));
    events.add(question("q3", MONDAY + 50 * HOUR));
    events.add(unaddressed(named(ownDirectMessage("agent", MONDAY + 51 * HOUR), "agent")));
    events.add(question("q4", MONDAY + 75 * HOUR));
    events.add(resolved("done", MONDAY + 76 * HOUR));
    events.add(question("q5", MONDAY + 100 * HOUR));
    events.add(optedOut("stop", MONDAY + 101 * HOUR));
    events.add(question("q6", MONDAY + 125 * HOUR));
    events.add(named(ownDirectMessage("last", MONDAY + 126 * HOUR), "last"));
    var decoded = new ArrayList<Decoded>();
    events.forEach(event -> decoded.add(decoded(event)));
    return decoded;
  }

  private static Event question(String id, long at) {
    return named(saying(directMessage(id, at), "what size should I take?", null), id);
  }

  private static void run(MemoryEndpoints ends, int parallelism) throws Exception {
    run(ends, parallelism, PlaybooksConfig.DEFAULT);
  }

  private static void run(MemoryEndpoints ends, int parallelism, PlaybooksConfig playbooks)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(parallelism);
    Topology.attach(
        env,
        ends,
        TopologyConfig.bounded(PseudonymSecret.PUBLISHED, TextConfig.DEFAULT, playbooks));
    env.execute("test");
  }

  /** Of each message that called for a reply, why it got none. */
  private static List<String> replies(MemoryEndpoints ends) {
    var buffer = new RowBuffer();
    ends.rows().stream().filter(row -> row.table().equals("triggers")).forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> "send_reply".equals(Rows.value(row, "action")))
        .map(DecisionsPipelineIT::line)
        .sorted()
        .toList();
  }

  private static String line(TableRow row) {
    return Rows.value(row, "message_id") + " " + Rows.value(row, "suppressed_reason");
  }

  private static List<String> sent(MemoryEndpoints ends) {
    return ends.records().stream()
        .filter(record -> record.topic().equals("automation-triggers"))
        .map(record -> record.json())
        .filter(json -> json.contains("\"send_reply\""))
        .sorted()
        .toList();
  }

  private static List<String> alerts(MemoryEndpoints ends) {
    return ends.records().stream()
        .filter(record -> record.topic().equals("escalation-alerts"))
        .filter(record -> record.json().contains("automation_exhausted"))
        .map(
            record ->
                "automation_exhausted " + record.json().replaceAll(".*\"revision\":(\\d+).*", "$1"))
        .sorted()
        .toList();
  }
}
