package io.tideline.udfs.playbook.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriggerIdsTest {
  private static double share(double percent) {
    int sampled =
        (int)
            IntStream.range(0, 100_000)
                .filter(i -> TriggerIds.isSampled("trigger-" + i, percent))
                .count();
    return sampled / 1_000.0;
  }

  @Test
  void theSampleHoldsItsShareOfAllTriggers() {
    assertThat(share(7.5)).isCloseTo(7.5, within(0.3));
    assertThat(share(0)).isZero();
    assertThat(share(100)).isEqualTo(100);
  }

  @Test
  void whoIsInTheControlCohortStaysInItAndInEveryLargerOne() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> "cust-" + i))
        .filteredOn(id -> TriggerIds.isControl(id, 5))
        .isNotEmpty()
        .allMatch(id -> TriggerIds.isControl(id, 10));
  }
}
