package io.tideline.job.ingest;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.deadLetter;
import static io.tideline.job.TestEvents.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestFunctionTest {
  private OneInputStreamOperatorTestHarness<Decoded, Event> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new IngestFunction()));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void anEventGoesOnAsItIs() throws Exception {
    Event event = comment("a", "v", MONDAY);
    harness.processElement(decoded(event), MONDAY);
    assertThat(harness.extractOutputValues()).containsExactly(event);
    assertThat(harness.getSideOutput(IngestFunction.DEAD_LETTERS)).isNull();
    assertThat(counts()).isEqualTo(Map.of("comments/read", 1L));
  }

  @Test
  void aDeadLetterGoesAsideAndCountsByReason() throws Exception {
    DeadLetter first = deadLetter(Topic.COMMENTS, DeadLetterReason.MISSING_FIELD, 0);
    harness.processElement(new Decoded(Topic.COMMENTS, null, first), Long.MIN_VALUE);
    DeadLetter second = deadLetter(Topic.COSTS, DeadLetterReason.TOO_LARGE, 1);
    harness.processElement(new Decoded(Topic.COSTS, null, second), Long.MIN_VALUE);
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.getSideOutput(IngestFunction.DEAD_LETTERS))
        .extracting(record -> record.getValue().reason())
        .containsExactly(DeadLetterReason.MISSING_FIELD, DeadLetterReason.TOO_LARGE);
    assertThat(counts())
        .isEqualTo(
            Map.of(
                "comments/read", 1L,
                "comments/dead_letters/missing_field", 1L,
                "costs/read", 1L,
                "costs/dead_letters/too_large", 1L));
  }

  @Test
  void aTombstoneIsCountedAndNothingElse() throws Exception {
    harness.processElement(new Decoded(Topic.IDENTITIES, null, null), Long.MIN_VALUE);
    assertThat(harness.getOutput()).isEmpty();
    assertThat(counts()).isEqualTo(Map.of("identities/read", 1L, "identities/tombstones", 1L));
  }

  private Map<String, Long> counts() throws Exception {
    var counts = new HashMap<String, Long>();
    harness
        .getEnvironment()
        .getAccumulatorRegistry()
        .getSnapshot()
        .deserializeUserAccumulators(getClass().getClassLoader())
        .forEach((name, counter) -> counts.put(name, (Long) counter.getLocalValue()));
    return counts;
  }
}
