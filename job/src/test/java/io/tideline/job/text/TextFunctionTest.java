package io.tideline.job.text;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.deletion;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.gift;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.LiveTopology;
import io.tideline.job.config.TextConfig;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.text.TextAnalyzer;
import java.util.List;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TextFunctionTest {
  private static final String TEXT = "Wo bleibt mein Paket? :(";

  @Test
  void anInboundMessageTakesItsVerdictAlong() throws Exception {
    Event comment = saying(comment("a", "v", MONDAY), TEXT, "de-AT");
    Event message = saying(directMessage("b", MONDAY), TEXT, null);
    assertThat(passed(comment, message))
        .containsExactly(
            comment.withVerdict(TextAnalyzer.builtIn().analyze(TEXT, "de-AT")),
            message.withVerdict(TextAnalyzer.builtIn().analyze(TEXT, null)));
  }

  @Test
  void aLateMessageIsReadAsWell() throws Exception {
    assertThat(passed(late(comment("a", "v", MONDAY))))
        .singleElement()
        .satisfies(event -> assertThat(event.verdict()).isNotNull());
  }

  @Test
  void allOthersPassAsTheyCame() throws Exception {
    Event[] others = {
      ownComment("a", "v", MONDAY),
      saying(directMessage("b", MONDAY), null, "de"),
      gift("c", null, MONDAY),
      deletion("d", "c1", MONDAY)
    };
    assertThat(passed(others)).containsExactly(others);
  }

  @Test
  void theStepRunsInTheTaskThatGivesTheEvents() {
    assertThat(LiveTopology.attached().getStreamGraph().getJobGraph().getVertices())
        .filteredOn(vertex -> vertex.getName().contains("text.analyze"))
        .singleElement()
        .satisfies(vertex -> assertThat(vertex.getName()).startsWith("ingest.deduplicate"));
  }

  private static List<Event> passed(Event... events) throws Exception {
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new StreamMap<>(new TextFunction(TextConfig.DEFAULT)))) {
      harness.open();
      for (Event event : events) {
        harness.processElement(new StreamRecord<>(event, event.occurredAtMillis()));
      }
      assertThat(harness.getOutput())
          .allSatisfy(
              record -> assertThat(((StreamRecord<?>) record).getTimestamp()).isEqualTo(MONDAY));
      return harness.extractOutputValues();
    }
  }
}
