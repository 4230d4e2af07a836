package io.tideline.udfs.spike.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tideline.udfs.spike.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveDetectorTest {
  private static final int DAY = Slices.PER_DAY;
  private static final int HOUR = Slices.PER_HOUR;
  private static final long START = 3 * Slices.WEEK_MILLIS;

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 25, 250})
  void aBurstAlertsOnceWhateverTheSizeOfTheSeries(double rate) {
    double[] counts = poisson(21 * DAY, rate, 1);
    int burst = 17 * DAY + 100;
    add(counts, burst, HOUR, 20 * rate);

    List<Integer> alerts = alerts(counts, 0.05);

    assertThat(alerts).hasSize(1).allMatch(at -> at >= burst && at < burst + HOUR);
  }

  @Test
  void aStepAlertsOnceAndIsTheNewNormal() {
    double[] counts = poisson(42 * DAY, 30, 2);
    int step = 20 * DAY + 50;
    add(counts, step, counts.length - step, 60);

    assertThat(alerts(counts, 0.05)).hasSize(1).allMatch(at -> at >= step && at < step + HOUR);

    Verdict last = last(counts);
    assertThat(last.alerting()).isFalse();
    assertThat(last.expected()).isBetween(0.9 * 90 * HOUR, 1.1 * 90 * HOUR);
  }

  @Test
  void aMorningAfterAQuietNightIsNoSpike() {
    int alerts = 0;
    for (int seed = 3; seed < 23; seed++) {
      double[] counts = new double[28 * DAY];
      Random random = new Random(seed);
      for (int slice = 0; slice < counts.length; slice++) {
        int hour = slice % DAY / HOUR;
        counts[slice] = poisson(hour < 7 ? 0.3 : 30, random);
      }
      alerts += (int) alerts(counts, 0.05).stream().filter(at -> at > 3 * DAY).count();
    }

    // 0.05 a week of 25 days are 0.18 a series.
    assertThat(alerts).isLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7})
  void aNightThatIsAlwaysSilentIsLearnedSoABurstInItIsTold(int daysAWeek) {
    int found = 0;
    int beside = 0;
    int late = 17 * DAY + 2 * HOUR;
    for (int seed = 30; seed < 50; seed++) {
      double[] counts = closedAtNight(21, daysAWeek, seed);
      add(counts, late, HOUR, 5);
      List<Integer> alerts = alerts(counts, 1);
      found += alerts.stream().anyMatch(at -> at >= late && at < late + HOUR) ? 1 : 0;
      beside += (int) alerts.stream().filter(at -> at < late || at >= late + 4 * HOUR).count();
    }

    assertThat(found).isGreaterThan(18);
    assertThat(beside).as("in 60 weeks").isLessThan(90);
  }

  @Test
  void theSilenceOfTwoDaysInARowIsNoRhythm() {
    double[] counts = poisson(28 * DAY, 20, 4);
    Arrays.fill(counts, 16 * DAY, 16 * DAY + 10 * HOUR, 0);
    Arrays.fill(counts, 17 * DAY, 17 * DAY + 10 * HOUR, 0);

    assertThat(last(Arrays.copyOf(counts, 18 * DAY + HOUR)).expected()).isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {HOUR, DAY, 5 * DAY})
  void anOutageIsNotASilenceAndThenASpike(int length) {
    double[] counts = poisson(28 * DAY, 20, 4);
    Arrays.fill(counts, 18 * DAY, 18 * DAY + length, 0);

    assertThat(alerts(counts, 0.05)).isEmpty();
  }

  @Test
  void aSilenceAndALastingDropAreToldAsDropsAndOnce() {
    double[] counts = poisson(28 * DAY, 20, 13);
    Arrays.fill(counts, 16 * DAY, 16 * DAY + HOUR, 0);
    Arrays.fill(counts, 22 * DAY, 28 * DAY, 8);
    var detector = new AdaptiveDetector(new DetectorSettings(0.05, Slices.SLICE_MILLIS));
    List<Integer> drops = new ArrayList<>();
    for (int slice = 0; slice < counts.length; slice++) {
      if (detector.observe(START + slice * Slices.SLICE_MILLIS, counts[slice]).dropFires()) {
        drops.add(slice);
      }
    }

    assertThat(drops).hasSize(2);
    assertThat(drops.get(0)).isBetween(16 * DAY, 16 * DAY + 2);
    assertThat(drops.get(1)).isBetween(22 * DAY, 22 * DAY + HOUR);
  }

  @Test
  void slicesThatAreMissingAreUnknown() {
    double[] counts = poisson(28 * DAY, 20, 5);
    Arrays.fill(counts, 18 * DAY, 19 * DAY, Double.NaN);

    assertThat(alerts(counts, 0.05)).isEmpty();
  }

  @Test
  void aSlowRampIsNoSpike() {
    double[] counts = new double[42 * DAY];
    Random random = new Random(6);
    for (int slice = 0; slice < counts.length; slice++) {
      counts[slice] = poisson(10 * Math.pow(4, (double) slice / counts.length), random);
    }

    assertThat(alerts(counts, 0.05)).isEmpty();
  }

  @Test
  void aLongGapIsAGapEvenToTheYear2099() {
    double[] counts = poisson(28 * DAY, 20, 14);
    long year2099 = Instant.parse("2099-12-28T00:00:00Z").toEpochMilli();
    var detector = new AdaptiveDetector(new DetectorSettings(0.05, Slices.SLICE_MILLIS));
    for (int slice = 0; slice < counts.length; slice++) {
      long begin = slice < 14 * DAY ? START : year2099;
      Verdict verdict = detector.observe(begin + slice * Slices.SLICE_MILLIS, counts[slice]);

      assertThat(verdict.fires()).isFalse();
      assertThat(verdict.dropFires()).isFalse();
      assertThat(verdict.expected()).isFinite();
    }
  }

  @Test
  void theYear2099IsAsAnyOther() {
    double[] counts = poisson(21 * DAY, 10, 15);
    add(counts, 15 * DAY, HOUR, 60);
    long later = 6_000 * Slices.WEEK_MILLIS;
    var now = new AdaptiveDetector(DetectorSettings.DEFAULT);
    var then = new AdaptiveDetector(DetectorSettings.DEFAULT);
    int alerts = 0;
    for (int slice = 0; slice < counts.length; slice++) {
      long start = START + slice * Slices.SLICE_MILLIS;
      Verdict verdict = now.observe(start, counts[slice]);
      Verdict sameLater = then.observe(start + later, counts[slice]);
      alerts += verdict.fires() ? 1 : 0;

      assertThat(sameLater.fires()).isEqualTo(verdict.fires());
      assertThat(sameLater.expected()).isCloseTo(verdict.expected(), withinPercentage(0.1));
    }
    assertThat(alerts).isPositive();
  }

  @Test
  void pastSpikesNeitherRaiseWhatIsExpectedNorHideTheNext() {
    double[] counts = poisson(28 * DAY, 20, 7);
    int first = 15 * DAY;
    int second = 22 * DAY;
    add(counts, first, HOUR, 2000);
    add(counts, second, HOUR, 100);

    assertThat(alerts(counts, 0.05)).hasSize(2);
    assertThat(last(Arrays.copyOf(counts, second)).expected()).isBetween(220.0, 260.0);
  }

  @Test
  void itIsUsefulWithinADay() {
    double[] counts = poisson(2 * DAY, 10, 8);
    add(counts, DAY, HOUR, 100);

    assertThat(alerts(counts, 1)).hasSize(1).allMatch(at -> at >= DAY && at < DAY + HOUR);
  }

  @Test
  void nothingIsSaidBeforeTwelveHours() {
    double[] counts = poisson(DAY / 2, 10, 9);
    add(counts, 100, HOUR, 1000);

    assertThat(alerts(counts, 1)).isEmpty();
  }

  @Test
  void aSeriesThatComesBackAfterALongSilenceRaisesNoAlarm() {
    double[] counts = poisson(42 * DAY, 5, 10);
    Arrays.fill(counts, 14 * DAY, 35 * DAY, 0);

    assertThat(alerts(counts, 0.05)).isEmpty();
  }

  @Test
  void anAlertSaysWhatWasExpectedAndHowOftenSuchAnHourCame() {
    double[] counts = poisson(28 * DAY, 20, 11);
    add(counts, 10 * DAY, 2 * HOUR, 1000);
    add(counts, 24 * DAY + HOUR / 2, HOUR, 300);
    var detector = new AdaptiveDetector(new DetectorSettings(0.05, Slices.SLICE_MILLIS));
    List<Verdict> fired = new ArrayList<>();
    for (int slice = 0; slice < counts.length; slice++) {
      Verdict verdict = detector.observe(START + slice * Slices.SLICE_MILLIS, counts[slice]);
      if (verdict.fires()) {
        fired.add(verdict);
      }
    }

    assertThat(fired).hasSize(2);
    Verdict second = fired.get(1);
    assertThat(second.expected()).isBetween(220.0, 260.0);
    assertThat(second.low()).isBetween(150.0, 220.0);
    assertThat(second.high()).isBetween(260.0, 340.0);
    assertThat(second.count()).isGreaterThan(second.high());
    assertThat(second.chance()).isLessThan(1e-3);
    assertThat(second.timesReached()).isEqualTo(2);
    assertThat(second.timesNotPassed()).isEqualTo(second.hoursKnown() - 2);
    assertThat(second.hoursKnown()).isBetween(24 * 24 - 2, 24 * 24 + 1);
  }

  @Test
  void whatItKnowsTakesLessThanThreeKilobytesAndGoesOnAlikeWhenReadAgain() throws IOException {
    double[] counts = poisson(30 * DAY, 200, 12);
    var kept = new AdaptiveDetector(DetectorSettings.DEFAULT);
    var read = new AdaptiveDetector(DetectorSettings.DEFAULT);
    for (int slice = 0; slice < counts.length; slice++) {
      long start = START + slice * Slices.SLICE_MILLIS;
      assertThat(read.observe(start, counts[slice])).isEqualTo(kept.observe(start, counts[slice]));
      if (slice % 97 == 0) {
        byte[] written = written(read);
        assertThat(written).hasSizeLessThan(3000);
        read =
            AdaptiveDetector.read(
                new DataInputStream(new ByteArrayInputStream(written)), DetectorSettings.DEFAULT);
      }
    }
    assertThat(written(read)).isEqualTo(written(kept));
  }

  @Test
  void aStateOfALaterVersionIsRefused() {
    byte[] later = {2};

    assertThatThrownBy(
            () ->
                AdaptiveDetector.read(
                    new DataInputStream(new ByteArrayInputStream(later)), DetectorSettings.DEFAULT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Property(tries = 50)
  void whateverComesTheFiguresAreFiguresAndComeAgain(
      @ForAll @Size(min = 1, max = 400) List<@DoubleRange(min = 0, max = 1e9) Double> counts) {
    var one = new AdaptiveDetector(DetectorSettings.DEFAULT);
    var other = new AdaptiveDetector(DetectorSettings.DEFAULT);
    long start = START;
    for (double count : counts) {
      start += Slices.SLICE_MILLIS * (1 + (long) count % 3);
      Verdict verdict = one.observe(start, count);

      assertThat(other.observe(start, count)).isEqualTo(verdict);
      assertThat(verdict.expected()).isFinite().isNotNegative();
      assertThat(verdict.low()).isFinite().isNotNegative();
      assertThat(verdict.high()).isFinite().isGreaterThanOrEqualTo(verdict.low());
      assertThat(verdict.surprise()).isBetween(0.0, 600.0);
    }
  }

  @Test
  void whatIsNoCountOrGoesBackInTimeIsRefused() {
    var detector = new AdaptiveDetector(DetectorSettings.DEFAULT);
    detector.observe(START, 1);

    assertThatThrownBy(() -> detector.observe(START, 1)).hasMessageContaining("after slice");
    assertThatThrownBy(() -> detector.observe(START + 1, -1)).hasMessage("count -1.0");
    assertThatThrownBy(() -> detector.observe(START + 1, Double.NaN)).hasMessage("count NaN");
    assertThatThrownBy(() -> new DetectorSettings(0, Slices.SLICE_MILLIS))
        .hasMessage("false alarms a week must be 0.01 to 100, not 0.0");
    assertThatThrownBy(() -> new DetectorSettings(1, 59_999))
        .hasMessage("a slice must last a minute to a day, not 59999 ms");
  }

  /** Sixty events an hour from 8 to 22 on the first days of each week, none else. */
  private static double[] closedAtNight(int days, int daysAWeek, int seed) {
    double[] counts = poisson(days * DAY, 5, seed);
    for (int slice = 0; slice < counts.length; slice++) {
      int hour = slice % DAY / HOUR;
      boolean open = hour >= 8 && hour < 22 && slice / DAY % 7 < daysAWeek;
      counts[slice] = open ? counts[slice] : 0;
    }
    return counts;
  }

  /** The slices at which alerts begin; NaN stands for a missing slice. */
  private static List<Integer> alerts(double[] counts, double falseAlarmsPerWeek) {
    var detector =
        new AdaptiveDetector(new DetectorSettings(falseAlarmsPerWeek, Slices.SLICE_MILLIS));
    List<Integer> alerts = new ArrayList<>();
    for (int slice = 0; slice < counts.length; slice++) {
      if (!Double.isNaN(counts[slice])
          && detector.observe(START + slice * Slices.SLICE_MILLIS, counts[slice]).fires()) {
        alerts.add(slice);
      }
    }
    return alerts;
  }

  private static Verdict last(double[] counts) {
    var detector = new AdaptiveDetector(DetectorSettings.DEFAULT);
    for (int slice = 0; slice < counts.length - 1; slice++) {
      detector.observe(START + slice * Slices.SLICE_MILLIS, counts[slice]);
    }
    int slice = counts.length - 1;
    return detector.observe(START + slice * Slices.SLICE_MILLIS, counts[slice]);
  }

  private static byte[] written(AdaptiveDetector detector) throws IOException {
    var bytes = new ByteArrayOutputStream();
    detector.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void add(double[] counts, int from, int slices, double more) {
    for (int slice = from; slice < from + slices; slice++) {
      counts[slice] += Math.ceil(more);
    }
  }

  private static double[] poisson(int slices, double rate, long seed) {
    Random random = new Random(seed);
    double[] counts = new double[slices];
    for (int slice = 0; slice < slices; slice++) {
      counts[slice] = poisson(rate, random);
    }
    return counts;
  }

  private static double poisson(double rate, Random random) {
    double count = 0;
    for (double time = -Math.log(1 - random.nextDouble());
        time < rate;
        time -= Math.log(1 - random.nextDouble())) {
      count++;
    }
    return count;
  }
}
