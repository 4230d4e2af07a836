package io.tideline.udfs.playbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({"250ms, 250", "10s, 10000", "15min, 900000", "24h, 86400000", "2d, 172800000"})
  void readsEveryUnit(String text, long millis) {
    assertThat(DurationText.parse(text)).hasValue(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "s", "-1s", "1.5h", "10 parsecs", "1m", "1h30min", "999999999999999d"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @Test
  void printsTheLargestUnitThatFits() {
    assertThat(DurationText.print(90_000)).isEqualTo("90s");
    assertThat(DurationText.print(3_600_000)).isEqualTo("1h");
    assertThat(DurationText.print(0)).isEqualTo("0ms");
  }

  @Property
  void readsBackWhatItPrints(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long millis) {
    assertThat(DurationText.parse(DurationText.print(millis))).hasValue(millis);
  }
}
