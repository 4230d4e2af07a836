package io.tideline.udfs.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentRatesTest {
  @Test
  void ratesAreThoseOfTheWorkedExample() {
    assertThat(ContentRates.percent(300.0, 15_000.0)).isEqualTo(2);
    assertThat(ContentRates.percent(300.0, 3_000.0)).isEqualTo(10);
  }

  @Test
  void aVideoWatchedToThreeQuartersOnAverageHasThatRatio() {
    assertThat(ContentRates.watchRatio(1_800.0, 120.0, 20.0)).isEqualTo(0.75);
  }

  @Test
  void thereIsNoRateWithoutItsNumbersOrOfNothing() {
    assertThat(ContentRates.percent(null, 1.0)).isNull();
    assertThat(ContentRates.percent(1.0, null)).isNull();
    assertThat(ContentRates.percent(1.0, 0.0)).isNull();
    assertThat(ContentRates.percent(0.0, 0.0)).isNull();
    assertThat(ContentRates.watchRatio(null, 1.0, 1.0)).isNull();
    assertThat(ContentRates.watchRatio(1.0, 0.0, 1.0)).isNull();
    assertThat(ContentRates.watchRatio(1.0, 1.0, 0.0)).isNull();
    assertThat(ContentRates.watchRatio(1.0, 1.0, null)).isNull();
  }
}
