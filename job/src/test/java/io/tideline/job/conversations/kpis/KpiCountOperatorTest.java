package io.tideline.job.conversations.kpis;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.order;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.conversation.kpi.KpiCounts;
import io.tideline.udfs.conversation.kpi.MessageFacts;
import io.tideline.udfs.event.Event;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KpiCountOperatorTest {
  private OneInputStreamOperatorTestHarness<Event, KpiDelta> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(new KpiCountOperator<Event>(MessageFacts::of));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void feed(Event... events) throws Exception {
    for (Event event : events) {
      harness.processElement(event, event.occurredAtMillis());
    }
  }

  @Test
  void messagesOfAnHourLeaveAsOneRecord() throws Exception {
    feed(
        comment("a", "v", MONDAY),
        scored(comment("b", "w", MONDAY + 1), 0.1),
        scored(comment("c", "w", MONDAY + 2), 0.5),
        ownComment("d", "v", MONDAY + 3));
    assertThat(harness.extractOutputValues()).isEmpty();
    harness.setProcessingTime(1_000);
    KpiDelta delta = harness.extractOutputValues().get(0);
    assertThat(harness.extractOutputValues()).hasSize(1);
    assertThat(delta.key().channel()).isEqualTo("comment");
    assertThat(delta.hourMillis()).isEqualTo(MONDAY);
    assertThat(delta.counts())
        .extracting(
            KpiCounts::inbound, KpiCounts::outbound, KpiCounts::negativeFlags, KpiCounts::changes)
        .containsExactly(3L, 1L, 1L, 5L);
  }

  @Test
  void lateMessagesAndOtherEventsDoNotCount() throws Exception {
    feed(late(directMessage("a", MONDAY)), order("b", MONDAY));
    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void whatWasCountedGoesBeforeTheWatermarkAndTheBarrier() throws Exception {
    feed(directMessage("a", MONDAY));
    harness.processWatermark(MONDAY);
    assertThat(harness.extractOutputValues()).hasSize(1);
    feed(directMessage("b", MONDAY + 3_600_000L));
    harness.prepareSnapshotPreBarrier(1);
    List<KpiDelta> deltas = harness.extractOutputValues();
    assertThat(deltas)
        .extracting(KpiDelta::hourMillis)
        .containsExactly(MONDAY, MONDAY + 3_600_000L);
  }
}
