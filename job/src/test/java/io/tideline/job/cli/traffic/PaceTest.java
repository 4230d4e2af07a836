package io.tideline.job.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Test
  void aDayHasTheEventsOfItsHours() {
    assertThat(count(0, 24)).isBetween(23_900, 24_100);
  }

  @Test
  void eveningsAreBusierThanMornings() {
    assertThat(count(18, 20)).isGreaterThan(4 * count(6, 8));
  }

  @Test
  void timesAreInOrderAndWithinTheirBounds() {
    long[] times = new Pace(500, 1).times(MIDNIGHT, MIDNIGHT + HOUR);
    assertThat(times).isSorted();
    assertThat(times[0]).isGreaterThanOrEqualTo(MIDNIGHT);
    assertThat(times[times.length - 1]).isLessThan(MIDNIGHT + HOUR);
  }

  @Test
  void shortStepsLoseNothing() {
    Pace pace = new Pace(500, 1);
    int count = 0;
    for (long at = MIDNIGHT; at < MIDNIGHT + 24 * HOUR; at += 200) {
      count += pace.times(at, at + 200).length;
    }
    assertThat(count).isBetween(11_950, 12_050);
  }

  private static int count(int fromHour, int toHour) {
    Pace pace = new Pace(1_000, 1);
    int count = 0;
    for (int hour = fromHour; hour < toHour; hour++) {
      count += pace.times(MIDNIGHT + hour * HOUR, MIDNIGHT + (hour + 1) * HOUR).length;
    }
    return count;
  }
}
