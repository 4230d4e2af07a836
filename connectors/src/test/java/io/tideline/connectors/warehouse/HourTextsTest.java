package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Rfc3339;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HourTextsTest {
  private static final long HOUR = 3_600_000L;

  @Test
  void anHourIsWrittenOnce() {
    String first = HourTexts.of(490_000 * HOUR);
    assertThat(first).isEqualTo("2025-11-24T16:00:00.000Z");
    assertThat(HourTexts.of(490_000 * HOUR)).isSameAs(first);
  }

  @Property
  void everyTimeReadsAsIfWrittenAnew(
      @ForAll @IntRange(min = -600, max = 600) int hour, @ForAll @IntRange(max = 1) int millis) {
    long time = hour * HOUR + millis;
    assertThat(HourTexts.of(time)).isEqualTo(Rfc3339.format(time));
  }
}
