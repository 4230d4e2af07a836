package io.tideline.job.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.playbook.Playbook;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybookCheckOperatorTest {
  /** As an earlier version may have kept it. */
  private static final PlaybookUpdate OUTDATED =
      new PlaybookUpdate("acme", "v2", "{version: v2, thresholds: {spikes: {min_volum: 5}}}");

  private static final PlaybookUpdate VALID =
      new PlaybookUpdate("other", "v3", "{tenant: other, version: v3, accounts: [other]}");

  @Test
  void whatIsValidNoMoreIsRefusedAtTheRestartAndStays() throws Exception {
    OperatorSubtaskState kept;
    try (var before = open(null)) {
      kept = before.snapshot(1, 1);
    }
    try (var after = open(kept)) {
      after.setProcessingTime(9);
      assertThat(after.getSideOutput(PlaybookCheckOperator.STATUS))
          .singleElement()
          .satisfies(
              record -> {
                PlaybookStatus status = record.getValue();
                assertThat(status.tenant()).isEqualTo("acme");
                assertThat(status.version()).isEqualTo("v2");
                assertThat(status.active()).isFalse();
                assertThat(status.errors()).hasSize(1);
              });
      kept = after.snapshot(2, 2);
    }
    try (var again = open(kept)) {
      again.setProcessingTime(9);
      assertThat(again.getSideOutput(PlaybookCheckOperator.STATUS)).hasSize(1);
    }
  }

  @Test
  void theInitialPlaybookHoldsInThePlaceOfOneThatIsValidNoMore() {
    ChosenPlaybooks chosen = ChosenPlaybooks.of(List.of(OUTDATED, VALID), Playbook.BUILT_IN);

    assertThat(chosen.of("acme")).isSameAs(Playbook.BUILT_IN);
    assertThat(chosen.of("other").version()).isEqualTo("v3");
  }

  private static OneInputStreamOperatorTestHarness<PlaybookDocument, PlaybookUpdate> open(
      @Nullable OperatorSubtaskState state) throws Exception {
    var config = new PlaybooksConfig(null, List.of(OUTDATED, VALID), List.of());
    var harness =
        new OneInputStreamOperatorTestHarness<PlaybookDocument, PlaybookUpdate>(
            new PlaybookCheckOperator(config));
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
