package io.tideline.job.conversations;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.TestEvents;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.event.Event;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What a playbook's policy terms make of messages (SEMANTICS §4, §5). */
class PolicyTermTest {
  private static final String TERMS = "{version: terms, policy_terms: ['free ticket', 'asbestos']}";

  @Test
  void aMessageWithATermIsAViolationAtOnceAndEndsWithItsEpisode() throws Exception {
    try (var harness = withTerms()) {
      harness.feed(says("a", "is there ASBESTOS in it?"));
      assertThat(harness.alertLines()).containsExactly("policy_violation 1 FIRING");
      assertThat(harness.alerts().get(0).summary()).contains("holds a term of the policy");

      harness.publish("{version: none, policy_terms: []}");
      harness.barrier();
      harness.feed(resolved("r", MONDAY + 1));
      harness.processWatermark(MONDAY + 2);
      assertThat(harness.alertLines())
          .containsExactly("policy_violation 1 FIRING", "policy_violation 2 RESOLVED");
    }
  }

  @Test
  void itIsANegativeFlagOnce() throws Exception {
    try (var harness = withTerms()) {
      harness.feed(says("a", "win a free ticket"), scored(says("b", "free ticket"), 0.1));
      // The second is labelled negative, so it is counted as a message already.
      assertThat(flags(harness)).hasSize(1);
    }
  }

  @Test
  void aWordWithinAnotherIsNoTerm() throws Exception {
    try (var harness = withTerms()) {
      harness.feed(says("a", "asbestosis and free tickets"));
      assertThat(harness.alerts()).isEmpty();
    }
  }

  @Test
  void aKeywordSettlesTheLastIntentOfTheEpisode() throws Exception {
    try (var harness = ConversationHarness.open(Backend.HASHMAP, null)) {
      harness.publish("{version: words, keywords: {purchase: ['one of those']}}");
      harness.barrier();
      harness.feed(says("a", "one of those?"));
      harness.processWatermark(MONDAY + 1);
      assertThat(harness.table("last_intent")).containsExactly("purchase");
    }
  }

  @Test
  void noTextIsKept() throws Exception {
    try (var harness = withTerms()) {
      harness.feed(says("a", "asbestos xyzzy-secret"));
      OperatorSubtaskState state = harness.snapshot(1, 1);
      assertThat(state.toString()).doesNotContain("xyzzy");
      try (var restored = ConversationHarness.open(Backend.HASHMAP, state)) {
        restored.feed(resolved("r", MONDAY + 1));
        restored.processWatermark(MONDAY + 2);
        assertThat(restored.alertLines()).containsExactly("policy_violation 2 RESOLVED");
      }
    }
  }

  private static ConversationHarness withTerms() throws Exception {
    ConversationHarness harness = ConversationHarness.open(Backend.HASHMAP, null);
    harness.publish(TERMS);
    harness.barrier();
    return harness;
  }

  private static List<KpiFact> flags(ConversationHarness harness) {
    return harness.getSideOutput(ConversationFunction.FACTS).stream()
        .map(StreamRecord::getValue)
        .filter(fact -> fact.kind() == KpiKind.NEGATIVE_FLAG)
        .toList();
  }

  private static Event says(String id, String text) {
    return named(TestEvents.saying(directMessage(id, MONDAY), text, "en"), id);
  }
}
