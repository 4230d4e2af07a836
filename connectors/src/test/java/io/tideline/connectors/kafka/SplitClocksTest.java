package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitClocksTest {
  private static final long DRIFT = 1_000;

  private final SplitClocks clocks = new SplitClocks(DRIFT);

  @Test
  void pausesWhatIsAheadAndResumesItWhenTheSlowestHasCaughtUp() {
    clocks.onEvent("fast", 5_000, 0);
    clocks.onEvent("slow", 3_999, 0);
    assertThat(clocks.compare(0).pause()).containsExactly("fast");
    assertThat(clocks.anyWaiting()).isTrue();

    clocks.onEvent("slow", 4_000, 10);
    assertThat(clocks.compare(10).resume()).containsExactly("fast");
    assertThat(clocks.anyWaiting()).isFalse();
  }

  @Test
  void letsEverybodyRunWithinTheDrift() {
    clocks.onEvent("a", 5_000, 0);
    clocks.onEvent("b", 4_000, 0);
    assertThat(clocks.compare(0).isEmpty()).isTrue();
  }

  @Test
  void aPartitionWithoutRecordsHoldsNobodyBack() {
    clocks.add("empty", 0);
    clocks.onEvent("fast", 5_000, 0);
    clocks.onEvent("exhausted", 1_000, 0);
    assertThat(clocks.compare(0).pause()).containsExactly("fast");
    assertThat(clocks.compare(2_000).resume()).containsExactly("fast");
  }

  @Test
  void ofThoseThatWaitTheSlowestGoesOnWhenAllOthersAreExhausted() {
    clocks.onEvent("slow", 0, 0);
    clocks.onEvent("a", 5_000, 0);
    clocks.onEvent("b", 9_000, 0);
    assertThat(clocks.compare(0).pause()).containsExactlyInAnyOrder("a", "b");
    assertThat(clocks.compare(3_000).resume()).containsExactly("a");
  }

  @Test
  void aPartitionThatHasEndedIsForgotten() {
    clocks.onEvent("slow", 0, 0);
    clocks.onEvent("a", 5_000, 0);
    clocks.compare(0);
    clocks.remove("slow");
    assertThat(clocks.compare(0).resume()).containsExactly("a");
  }
}
