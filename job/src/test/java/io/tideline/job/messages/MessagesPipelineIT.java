package io.tideline.job.messages;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.decoded;
import static io.tideline.job.TestEvents.deletion;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.saying;
import static io.tideline.job.TestEvents.unaddressed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableJson;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real topology on a mini cluster, from decoded records to rows. */
class MessagesPipelineIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @Test
  void everyMessageIsARowAndALateOneADeadLetterAsWell() throws Exception {
    try (var ends = new MemoryEndpoints(input(), Clock.EVENT_BY_EVENT)) {
      run(ends, 2);
      assertThat(table(ends, "messages"))
          .extracting(
              row -> Rows.value(row, "message_id"),
              row -> Rows.value(row, "sentiment_label"),
              row -> Rows.value(row, "deleted"))
          .contains(
              tuple("c0", "negative", "true"),
              tuple("c1", "neutral", "false"),
              tuple("answer", null, "false"),
              tuple("dm", "neutral", "false"),
              tuple("withheld", null, "false"),
              tuple("late", "neutral", "false"))
          .hasSize(45);
      assertThat(ends.records())
          .filteredOn(record -> record.topic().equals("dead-letters"))
          .singleElement()
          .satisfies(record -> assertThat(record.json()).contains("\"late\""));
    }
  }

  /** Whoever wrote first is found whether that is read before or after. */
  @Test
  void anAnswerThatDoesNotSayToWhomNamesItsConversationAsTheCustomersMessagesDo() throws Exception {
    List<Decoded> events =
        List.of(
            decoded(unaddressed(named(ownDirectMessage("a", MONDAY + 1_000), "answer"))),
            decoded(named(directMessage("q", MONDAY), "question")),
            decoded(named(directMessage("z", MONDAY + 2_000), "last")));
    try (var ends = new MemoryEndpoints(events, Clock.AT_THE_END)) {
      run(ends, 2);
      String key = new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf("customer");
      assertThat(table(ends, "messages"))
          .extracting(
              row -> Rows.value(row, "conversation_id"), row -> Rows.value(row, "customer_key"))
          .containsExactlyInAnyOrder(
              tuple("conversation", key), tuple("conversation", key), tuple("conversation", key));
    }
  }

  @Test
  void negativeCommentsAreASeriesOfTheirOwn() throws Exception {
    try (var ends = new MemoryEndpoints(input(), Clock.AT_THE_END)) {
      run(ends, 2);
      assertThat(table(ends, "volume_daily"))
          .filteredOn(row -> "negative_comment".equals(Rows.value(row, "series")))
          .extracting(row -> Rows.value(row, "video_id"), row -> Rows.value(row, "count"))
          .containsExactlyInAnyOrder(tuple("", "10"), tuple("v", "10"));
    }
  }

  @Test
  void theTableIsTheSameAtAnyParallelismAndInAnyOrder() throws Exception {
    List<Decoded> disorder = new ArrayList<>(input());
    // The repetition stays behind what it repeats: the first stands.
    Collections.shuffle(disorder.subList(0, disorder.size() - 1), new Random(7));
    try (var one = new MemoryEndpoints(input(), Clock.AT_THE_END);
        var two = new MemoryEndpoints(disorder, Clock.AT_THE_END)) {
      run(one, 1);
      run(two, 2);
      assertThat(lines(two)).isEqualTo(lines(one)).hasSize(45);
    }
  }

  /** Event time stands until all is read, so nothing is forgotten before, in whichever order. */
  @Test
  void inAReplayADeletionHoldsHoweverMuchLaterItsCommentComes() throws Exception {
    var events = new ArrayList<Decoded>();
    for (int i = 0; i < 20; i++) {
      events.add(decoded(deletion("x" + i, "c" + i, MONDAY)));
    }
    for (int i = 0; i < 20; i++) {
      long daysLater = MONDAY + (8 + i) * Slices.DAY_MILLIS;
      events.add(decoded(named(comment("o" + i, "v", daysLater), "other" + i)));
      events.add(decoded(named(comment("e" + i, "v", daysLater), "c" + i)));
    }
    try (var ends = new MemoryEndpoints(events, Clock.AT_THE_END)) {
      run(ends, 2);
      assertThat(table(ends, "messages"))
          .hasSize(40)
          .allSatisfy(
              row -> {
                boolean named = Rows.value(row, "message_id").startsWith("c");
                assertThat(Rows.value(row, "deleted")).isEqualTo(Boolean.toString(named));
              });
    }
  }

  /** Forty comments, every fourth negative, every tenth deleted, and some of everything else. */
  private static List<Decoded> input() {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 40; i++) {
      Event comment = named(comment("e" + i, "v", MONDAY + i * 1_000L), "c" + i);
      Event deletion = deletion("x" + i, "c" + i, MONDAY + i * 1_000L);
      boolean deleted = i % 10 == 0;
      if (deleted && i % 20 == 0) {
        events.add(deletion);
      }
      events.add(i % 4 == 0 ? saying(comment, "broken :(", null) : comment);
      if (deleted && i % 20 != 0) {
        events.add(deletion);
      }
    }
    events.add(named(ownComment("a", "v", MONDAY + 50_000L), "answer"));
    events.add(named(directMessage("d", MONDAY + 51_000L), "dm"));
    events.add(saying(named(directMessage("w", MONDAY + 52_000L), "withheld"), null, null));
    events.add(named(comment("z", "w", MONDAY + 61_000L), "last"));
    events.add(late(named(comment("l", "v", MONDAY), "late")));
    events.add(named(comment("e1", "v", MONDAY + 60_000L), "repeated"));
    return events.stream().map(event -> decoded(event)).toList();
  }

  private static void run(MemoryEndpoints ends, int parallelism) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(parallelism);
    Topology.attach(env, ends, TopologyConfig.DEFAULT);
    env.execute("test");
  }

  private static List<TableRow> table(MemoryEndpoints ends, String table) {
    var buffer = new RowBuffer();
    ends.rows().stream().filter(row -> row.table().equals(table)).forEach(buffer::add);
    return buffer.take().stream().filter(row -> !row.patch()).toList();
  }

  private static List<String> lines(MemoryEndpoints ends) {
    return table(ends, "messages").stream().map(row -> TableJson.line(row, 0)).sorted().toList();
  }
}
