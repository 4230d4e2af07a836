package io.tideline.job.sentiment;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.deletion;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.order;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.saying;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.sentiment.Scores;
import io.tideline.udfs.spike.Slices;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ScoreOperatorTest {
  private static OneInputStreamOperatorTestHarness<Event, ScoreDelta> open() throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new ScoreOperator(500));
    harness.setup(
        TypeInformation.of(ScoreDelta.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.open();
    return harness;
  }

  @Test
  void scoresAreSummedPerAccountAndChannelAndPerVideo() throws Exception {
    try (var harness = open()) {
      feed(
          harness,
          scored(comment("a", "v", MONDAY), 0.1),
          scored(comment("b", "w", MONDAY + 1), 0.4),
          scored(directMessage("c", MONDAY), 0.9));
      assertThat(totals(harness))
          .isEqualTo(
              Map.of(
                  "comment/ 0", new Scores(2, 1, 500_000),
                  "comment/v 0", new Scores(1, 1, 100_000),
                  "comment/w 0", new Scores(1, 0, 400_000),
                  "dm/ 0", new Scores(1, 0, 900_000)));
    }
  }

  @Test
  void whatHasNoScoreOrIsLateOrTheAccountsOwnIsLeftOut() throws Exception {
    try (var harness = open()) {
      feed(
          harness,
          saying(comment("withheld", "v", MONDAY), null, null),
          late(scored(comment("late", "v", MONDAY), 0.1)),
          ownComment("own", "v", MONDAY),
          deletion("deleted", "a", MONDAY),
          order("order", MONDAY));
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void aMessageTouchesItsSliceOnly() throws Exception {
    try (var harness = open()) {
      feed(
          harness,
          scored(directMessage("a", MONDAY + Slices.SLICE_MILLIS - 1), 0.5),
          scored(directMessage("b", MONDAY + Slices.SLICE_MILLIS), 0.25));
      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(totals(harness))
          .isEqualTo(
              Map.of("dm/ 0", new Scores(1, 0, 500_000), "dm/ 1", new Scores(1, 1, 250_000)));
    }
  }

  @Test
  void oneRecordAnInstanceAndFlushHoweverManyMessages() throws Exception {
    try (var harness = open()) {
      for (int i = 0; i < 10_000; i++) {
        harness.processElement(scored(comment("id-" + i, "viral", MONDAY), 0.5), MONDAY);
      }
      feed(harness);
      assertThat(harness.extractOutputValues())
          .hasSize(2)
          .allSatisfy(delta -> assertThat(delta.count()).isEqualTo(10_000));
    }
  }

  private static void feed(
      OneInputStreamOperatorTestHarness<Event, ScoreDelta> harness, Event... events)
      throws Exception {
    for (Event event : events) {
      harness.processElement(event, event.occurredAtMillis());
    }
    harness.processWatermark(MONDAY + 1);
  }

  /** By series and slice. */
  private static Map<String, Scores> totals(
      OneInputStreamOperatorTestHarness<Event, ScoreDelta> harness) {
    var totals = new TreeMap<String, Scores>();
    for (ScoreDelta delta : harness.extractOutputValues()) {
      for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
        if (delta.messages()[slice] > 0) {
          String name = delta.key().series() + "/" + delta.key().videoId() + " " + slice;
          totals.merge(name, delta.slice(slice), Scores::plus);
        }
      }
    }
    return totals;
  }
}
