package io.tideline.job.conversations;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.event.Alert;
import org.junit.jupiter.api.Test;

/** What a playbook that is published while the job runs changes of conversations. */
class ConversationSwapTest {
  private static final long MINUTE = 60_000;

  @Test
  void anOpenEpisodeKeepsItsDeadlineAndTheNextHasTheNewTarget() throws Exception {
    try (var harness = ConversationHarness.open(Backend.HASHMAP, null)) {
      harness.feed(directMessage("a", MONDAY));
      harness.processWatermark(MONDAY + 1);
      harness.publish("{version: quick, sla: {dm: {first_response: 10min}}}");
      harness.barrier();
      harness.processWatermark(MONDAY + 20 * MINUTE);
      assertThat(harness.alerts()).isEmpty();
      harness.processWatermark(MONDAY + 60 * MINUTE);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");

      harness.feed(resolved("r", MONDAY + 61 * MINUTE), directMessage("b", MONDAY + 62 * MINUTE));
      harness.processWatermark(MONDAY + 72 * MINUTE);
      assertThat(harness.alertLines()).endsWith("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");
      assertThat(harness.alerts()).last().extracting(Alert::threshold).isEqualTo(600.0);
    }
  }

  @Test
  void whichMessagesAreAlertsChangesForThoseThatCome() throws Exception {
    try (var harness = ConversationHarness.open(Backend.HASHMAP, null)) {
      harness.feed(scored(directMessage("a", MONDAY), 0.3));
      harness.publish("{version: strict, thresholds: {messages: {negative_below: 0.35}}}");
      harness.barrier();
      harness.feed(scored(directMessage("b", MONDAY + 1), 0.3));
      assertThat(harness.alerts())
          .extracting(alert -> alert.kind() + " " + alert.playbookVersion())
          .containsExactly("negative_message strict");
    }
  }

  @Test
  void businessHoursOfThePlaybookCount() throws Exception {
    try (var harness = ConversationHarness.open(Backend.HASHMAP, null)) {
      harness.publish("{version: v, business_hours: {'*': {open: 'Mon-Fri 09:00-17:00'}}}");
      harness.barrier();
      harness.feed(directMessage("a", MONDAY));
      harness.processWatermark(MONDAY + 1);
      assertThat(harness.table("frt_due_at")).containsExactly("2026-03-02T10:00:00.000Z");
    }
  }
}
