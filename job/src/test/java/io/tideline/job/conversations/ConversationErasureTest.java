package io.tideline.job.conversations;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Rfc3339;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.TopologyConfig;
import io.tideline.job.governance.Erasing;
import io.tideline.job.governance.ErasuresConfig;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an erasure means for others; that nothing is left is told by {@code ErasureContractTest}.
 */
class ConversationErasureTest {
  private static final long MINUTE = 60_000L;
  private static final long TEN = MONDAY + 600 * MINUTE;
  private static final long ERASED = TEN + 90 * MINUTE;

  @Test
  void alertsThatAreUpAreResolvedAndTheEpisodeIsOpenNoMore() throws Exception {
    try (var harness = open(Erasing.LIVE)) {
      harness.feed(inbound("m", TEN));
      harness.processWatermark(TEN + 61 * MINUTE);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");

      erase(harness);
      harness.setProcessingTime(ERASED + 3_000);
      assertThat(harness.alertLines())
          .containsExactly(
              "sla_at_risk 1 FIRING",
              "sla_breach 1 FIRING",
              "sla_at_risk 2 RESOLVED",
              "sla_breach 2 RESOLVED");
      assertThat(harness.alerts().get(3).endedAtMillis()).isEqualTo(ERASED);
      assertThat(harness.factLines()).containsExactly("OPENED 1", "ERASED 1");
    }
  }

  @Test
  void whoWroteInAnothersConversationLeavesItAndTheConversationStays() throws Exception {
    for (ErasuresConfig erasures : List.of(Erasing.LIVE, Erasing.IN_ORDER)) {
      try (var harness = open(erasures)) {
        Event other = scored(TestEvents.joinedBy(inbound("n", TEN + MINUTE), "other"), 0.1);
        harness.feed(inbound("m", TEN), other);
        harness.processWatermark(TEN + 2 * MINUTE);
        harness.forget(new Erasure("case", keyOf("other"), ERASED));
        harness.setProcessingTime(ERASED + 3_000);
        harness.feed(resolved("r", ERASED + MINUTE));
        harness.processWatermark(ERASED + 2 * MINUTE);
        assertThat(harness.alerts())
            .filteredOn(alert -> alert.kind().equals("negative_message"))
            .last()
            .returns(AlertStatus.RESOLVED, Alert::status)
            .returns(ERASED, Alert::endedAtMillis);
        assertThat(harness.factLines()).containsExactly("OPENED 1", "CLOSED 1");
      }
    }
  }

  @Test
  void whatHappenedBeforeAndWaitsForTheClockCountsBeforeItIsForgotten() throws Exception {
    try (var harness = open(Erasing.LIVE)) {
      harness.feed(inbound("m", ERASED - 1), resolved("r", ERASED));
      erase(harness);
      harness.setProcessingTime(ERASED + 3_000);
      assertThat(harness.factLines()).containsExactly("OPENED 1", "CLOSED 1");
      harness.processWatermark(ERASED + MINUTE);
      assertThat(harness.factLines()).hasSize(2);
    }
  }

  @Test
  void inAReplayWhatComesLaterBeginsAnewWhicheverIsReadFirst() throws Exception {
    for (boolean erasureFirst : List.of(true, false)) {
      try (var harness = open(Erasing.IN_ORDER)) {
        if (erasureFirst) {
          erase(harness);
        }
        harness.feed(inbound("a", TEN), inbound("b", ERASED + 1), resolved("r", ERASED + 2));
        if (!erasureFirst) {
          erase(harness);
        }
        harness.processWatermark(ERASED + MINUTE);

        List<? extends TableRow> rows = harness.extractOutputValues();
        TableRow last = rows.get(rows.size() - 1);
        assertThat(Rows.value(last, "episode")).isEqualTo("1");
        assertThat(Rows.value(last, "opened_at")).isEqualTo(Rfc3339.format(ERASED + 1));
        assertThat(last.revision()).isGreaterThan(ERASED);
        assertThat(rows.get(0).revision()).isLessThan(1_000);
        assertThat(harness.factLines())
            .containsExactly("OPENED 1", "ERASED 1", "OPENED 1", "CLOSED 1");
      }
    }
  }

  @Test
  void inAReplayWhatHappenedBeforeCountsAndNothingIsJudgedAfterwards() throws Exception {
    try (var harness = open(Erasing.IN_ORDER)) {
      harness.feed(inbound("a", ERASED - 10 * MINUTE));
      erase(harness);
      harness.processWatermark(ERASED + 120 * MINUTE);
      assertThat(harness.alertLines()).isEmpty();
      assertThat(harness.factLines()).containsExactly("OPENED 1", "ERASED 1");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private static ConversationHarness open(ErasuresConfig erasures) throws Exception {
    ConversationsConfig config = TopologyConfig.DEFAULT.conversations();
    var harness =
        ConversationHarness.open(
            new ConversationsConfig(config.playbooks(), config.liveWithinMillis(), erasures),
            Backend.HASHMAP,
            null);
    harness.setProcessingTime(ERASED);
    return harness;
  }

  private static void erase(ConversationHarness harness) throws Exception {
    harness.forget(new Erasure("case", keyOf("customer"), ERASED));
  }

  private static String keyOf(String who) {
    return new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(who);
  }

  private static Event inbound(String id, long at) {
    return named(directMessage(id, at), id);
  }
}
