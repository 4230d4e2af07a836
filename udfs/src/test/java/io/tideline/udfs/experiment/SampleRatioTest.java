package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRatioTest {

  @Test
  void anEvenSplitIsLikelyAndAnUnevenOneIsNot() {
    assertThat(SampleRatio.p(List.of(5_000L, 5_000L))).isEqualTo(1);
    assertThat(SampleRatio.p(List.of(1_200L, 1_310L)))
        .isCloseTo(0.02811964377537433, within(1e-12));
    assertThat(SampleRatio.p(List.of(10_000L, 9_700L)))
        .isCloseTo(0.032564536909434845, within(1e-12));
  }

  @Test
  void severalVariantsHaveMoreDegreesOfFreedom() {
    assertThat(SampleRatio.p(List.of(4_100L, 3_950L, 3_999L)))
        .isCloseTo(0.23301897162966825, within(1e-12));
    assertThat(SampleRatio.p(List.of(10_000L, 9_500L, 10_020L, 9_980L)))
        .isCloseTo(0.00026464414089231937, within(1e-12));
  }

  @Test
  void oneVariantOrNoPlaysSayNothing() {
    assertThat(SampleRatio.p(List.of(7L))).isNull();
    assertThat(SampleRatio.p(List.of(0L, 0L))).isNull();
  }

  /** Fleiss' formula by hand for 50 % against 55 % with 80 %: 1 564.7. */
  @Test
  void theSamplesNeededGrowAsTheLiftShrinks() {
    assertThat(SampleSize.perVariant(0.5, 0.1, 0.8)).isEqualTo(1_565);
    assertThat(SampleSize.perVariant(0.5, 0.05, 0.8)).isEqualTo(6_275);
    assertThatThrownBy(() -> SampleSize.perVariant(0.5, 1, 0.8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be between 0 and 1");
  }
}
