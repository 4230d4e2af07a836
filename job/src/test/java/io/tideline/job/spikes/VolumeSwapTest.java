package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What a playbook that is published while the job runs changes, and from when on. */
class VolumeSwapTest {
  private static final long TEN = MONDAY + Slices.WEEK_MILLIS + 10 * Slices.HOUR_MILLIS;
  private static final String LOW =
      "{version: low, thresholds: {spikes: {min_volume: 5, new_series_factor: 1}}}";

  @Test
  void anotherThresholdHoldsFromTheNextBarrierOnAndNotBefore() throws Exception {
    try (var harness = history()) {
      harness.publish(LOW);
      harness.feed(COMMENTS, TEN, 10);
      assertThat(harness.alerts()).isEmpty();

      harness.barrier();
      assertThat(harness.alerts()).isEmpty();
      harness.feed(COMMENTS, TEN + 1, 1);
      assertThat(harness.alerts())
          .extracting(Alert::playbookVersion, Alert::value)
          .containsExactly(Tuple.tuple("low", 11.0));
    }
  }

  @Test
  void itHoldsAfterARestore() throws Exception {
    OperatorSubtaskState state;
    try (var harness = history()) {
      harness.publish(LOW);
      state = harness.snapshot(1, 1);
    }
    try (var harness = VolumeHarness.open(Backend.HASHMAP, state)) {
      harness.processWatermark(TEN);
      harness.feed(COMMENTS, TEN, 10);
      assertThat(harness.alerts()).extracting(Alert::playbookVersion).containsExactly("low");
    }
  }

  @Test
  void aSpikeThatIsUpGoesOnAndIsJudgedByTheNewThresholds() throws Exception {
    try (var harness = history()) {
      harness.publish(LOW);
      harness.barrier();
      harness.feed(COMMENTS, TEN, 12);
      harness.publish("{version: high, thresholds: {spikes: {min_volume: 100}}}");
      harness.barrier();
      harness.processWatermark(TEN + 20 * 60_000);

      assertThat(harness.alerts())
          .extracting(Alert::revision, Alert::status, Alert::playbookVersion)
          .containsExactly(
              Tuple.tuple(1, AlertStatus.FIRING, "low"),
              Tuple.tuple(2, AlertStatus.RESOLVED, "high"));
      assertThat(harness.alerts().get(1).alertId()).isEqualTo(harness.alerts().get(0).alertId());
    }
  }

  @Test
  void aPlaybookForOtherAccountsChangesNothing() throws Exception {
    try (var harness = history()) {
      harness.publish(LOW.replace("{version", "{accounts: [globex], version"));
      harness.barrier();
      harness.feed(COMMENTS, TEN, 10);
      assertThat(harness.alerts()).isEmpty();
    }
  }

  @Test
  void takenBackTheInitialOneHoldsAgain() throws Exception {
    try (var harness = history()) {
      harness.publish(LOW);
      harness.barrier();
      harness.withdraw();
      harness.barrier();
      harness.feed(COMMENTS, TEN, 10);
      assertThat(harness.alerts()).isEmpty();
    }
  }

  @Test
  void whatWasTakenBackStaysSoAfterARestoreOfAJobThatStartedWithIt() throws Exception {
    OperatorSubtaskState state;
    try (var harness = VolumeHarness.startedWithPublished(LOW, null)) {
      harness.feed(COMMENTS, MONDAY, 1);
      harness.processWatermark(TEN);
      harness.withdraw();
      state = harness.snapshot(1, 1);
    }
    try (var harness = VolumeHarness.startedWithPublished(LOW, state)) {
      harness.processWatermark(TEN);
      harness.feed(COMMENTS, TEN, 10);
      assertThat(harness.alerts()).isEmpty();
      harness.publish(LOW);
      harness.barrier();
      harness.feed(COMMENTS, TEN + 1, 1);
      assertThat(harness.alerts()).hasSize(1);
    }
  }

  private static VolumeHarness history() throws Exception {
    VolumeHarness harness = VolumeHarness.open(Backend.HASHMAP, null);
    harness.feed(COMMENTS, MONDAY, 1);
    harness.processWatermark(TEN);
    return harness;
  }
}
