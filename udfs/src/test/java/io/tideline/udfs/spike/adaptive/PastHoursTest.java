package io.tideline.udfs.spike.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.spike.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PastHoursTest {
  private static final long HOUR = Slices.HOUR_MILLIS;
  private static final long SLICE = Slices.SLICE_MILLIS;
  private static final int DAY = 24;

  @Test
  void aGapBetweenFullHoursCostsTheHoursBeforeAndAfterNothing() {
    var detector = new AdaptiveDetector(DetectorSettings.DEFAULT);
    observe(detector, 0, 10 * HOUR);
    observe(detector, 12 * HOUR, 20 * HOUR);

    assertThat(detector.observe(20 * HOUR, 2).hoursKnown()).isEqualTo(10 + 7);
  }

  @Test
  void aGapWithinHoursCostsThoseThatItReachesInto() {
    var detector = new AdaptiveDetector(DetectorSettings.DEFAULT);
    observe(detector, 0, 10 * HOUR + 6 * SLICE);
    observe(detector, 12 * HOUR + 6 * SLICE, 20 * HOUR);

    assertThat(detector.observe(20 * HOUR, 2).hoursKnown()).isEqualTo(10 + 6);
  }

  @Test
  void countsOfSoMuchAndOfSoLittleAreToldFromEachOther() {
    var past = new PastHours();
    for (int hour = 0; hour < 30; hour++) {
      past.learn(hour, hour < 4 ? 100 : 10);
    }
    past.learn(30, 0);

    assertThat(past.of(100)).isEqualTo(new PastHours.Frequency(4, 30, 30));
    assertThat(past.of(10)).isEqualTo(new PastHours.Frequency(30, 26, 30));
    assertThat(past.of(200)).isEqualTo(new PastHours.Frequency(0, 30, 30));
  }

  @Test
  void whatWasSilentOnTwoDaysOrAWeekBeforeIsWontTo() {
    var past = new PastHours();
    for (int hour = 0; hour < 8 * DAY; hour++) {
      boolean closed = hour % DAY == 3 || hour / DAY == 1;
      if (closed) {
        past.silent(hour);
      } else {
        past.learn(hour, 10);
      }
      past.isWontToBeSilent(hour + 1);
    }
    past.learn(8 * DAY, 10);

    assertThat(past.isWontToBeSilent(8 * DAY + 3)).as("as on all days").isTrue();
    assertThat(past.isWontToBeSilent(8 * DAY + 12)).as("as a week before").isTrue();
    assertThat(past.isWontToBeSilent(9 * DAY + 12)).isFalse();
    assertThat(past.of(0).hours()).as("of a silence nothing is known").isEqualTo(7 * 23);
  }

  @Test
  void oneLongSilenceIsNoRhythm() {
    var past = new PastHours();
    past.learn(0, 10);
    for (int hour = 1; hour < 4 * DAY; hour++) {
      past.silent(hour);
    }

    assertThat(past.isWontToBeSilent(4 * DAY)).isFalse();
  }

  @Test
  void whatIsWrittenInASilenceIsReadAgain() throws IOException {
    var past = new PastHours();
    for (int hour = 0; hour < 2 * DAY; hour++) {
      past.learn(hour, hour % DAY == 3 ? 0 : 10);
    }
    past.silent(2 * DAY);
    var bytes = new ByteArrayOutputStream();
    past.write(new DataOutputStream(bytes));
    var read = new PastHours();
    read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    read.learn(2 * DAY + 1, 10);
    past.learn(2 * DAY + 1, 10);

    assertThat(read.of(10)).isEqualTo(past.of(10));
    assertThat(read.of(0).hours()).isEqualTo(2 * DAY);
    assertThat(read.isWontToBeSilent(2 * DAY + 3)).isTrue();
  }

  private static void observe(AdaptiveDetector detector, long from, long to) {
    for (long slice = from; slice < to; slice += SLICE) {
      detector.observe(slice, 2);
    }
  }
}
