package io.tideline.udfs.spike.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether as many false alarms come as were asked for, and how many bursts are found in comparison
 * with an oracle that knows the true rate and scatter and has as many false alarms. With {@code
 * -Dspikes.series=1000} on as many series of each kind.
 */
class CalibrationTest {
  private static final int SERIES = Integer.getInteger("spikes.series", 32);
  private static final int WEEKS = 8;
  private static final int JUDGED_FROM = 2 * SyntheticSeries.PER_WEEK;
  private static final double NEARLY = 0.77;
  private static final int[] SPANS = {1, 3, Slices.PER_HOUR, 3 * Slices.PER_HOUR};

  @ParameterizedTest
  @CsvSource({"false,0.25", "false,1", "false,4", "true,0.25", "true,1", "true,4"})
  void falseAlarmsAreAsManyAsAskedForWithinAFactorOfTwo(boolean bursty, double asked) {
    var kind = new SyntheticSeries.Kind(WEEKS, bursty, 1);

    long alarms =
        IntStream.range(0, SERIES)
            .mapToLong(seed -> alerts(series(kind, seed), asked).size())
            .sum();

    double aWeek = (double) alarms / SERIES / WEEKS;
    System.out.printf(
        "%s series, asked for %.2f false alarms a week: %.2f%n", name(bursty), asked, aWeek);
    assertThat(aWeek).isBetween(asked / 2, asked * 2);
  }

  @ParameterizedTest
  @CsvSource({"false,1.5", "false,2", "true,1.5", "true,2", "true,3"})
  void burstsAreFoundNearlyAsOftenAsByAnOracleThatKnowsTheTrueRate(boolean bursty, double factor) {
    var kind = new SyntheticSeries.Kind(WEEKS, bursty, factor);
    List<SyntheticSeries> all =
        IntStream.range(0, SERIES).mapToObj(seed -> series(kind, seed)).toList();
    Found found = new Found(0, 0);
    for (SyntheticSeries series : all) {
      found = found.plus(Found.of(alerts(series, 1), series));
    }

    Found best = oracle(all, found.falseAlarms());

    System.out.printf(
        "%s series, bursts of %.1f times the rate: %.3f found, oracle %.3f, at %.2f false alarms a"
            + " week%n",
        name(bursty),
        factor,
        found.share(),
        best.share(),
        (double) found.falseAlarms() / SERIES / (WEEKS - 2));
    assertThat(found.share()).isGreaterThan(NEARLY * best.share());
  }

  private static String name(boolean bursty) {
    return bursty ? "negative binomial" : "Poisson";
  }

  private static SyntheticSeries series(SyntheticSeries.Kind kind, int seed) {
    return SyntheticSeries.of(kind, new Random(7919L * seed + 17));
  }

  private static List<Integer> alerts(SyntheticSeries series, double asked) {
    var detector = new AdaptiveDetector(new DetectorSettings(asked, Slices.SLICE_MILLIS));
    List<Integer> alerts = new ArrayList<>();
    for (int slice = 0; slice < series.counts().length; slice++) {
      if (detector.observe(slice * Slices.SLICE_MILLIS, series.counts()[slice]).fires()) {
        alerts.add(slice);
      }
    }
    return alerts;
  }

  /** Bursts found and alerts beside them, from the third week on. */
  private record Found(int bursts, int falseAlarms, int planted) {
    Found(int bursts, int falseAlarms) {
      this(bursts, falseAlarms, 0);
    }

    static Found of(List<Integer> alerts, SyntheticSeries series) {
      int found = 0;
      for (int burst : series.bursts()) {
        int end = burst + SyntheticSeries.BURST_SLICES + Slices.PER_HOUR / 2;
        found += alerts.stream().anyMatch(alert -> alert >= burst && alert < end) ? 1 : 0;
      }
      int beside = 0;
      for (int alert : alerts) {
        beside += alert >= JUDGED_FROM && !nearBurst(alert, series) ? 1 : 0;
      }
      return new Found(found, beside, series.bursts().length);
    }

    private static boolean nearBurst(int alert, SyntheticSeries series) {
      return IntStream.of(series.bursts())
          .anyMatch(burst -> alert >= burst && alert < burst + 4 * Slices.PER_HOUR);
    }

    Found plus(Found other) {
      return new Found(
          bursts + other.bursts, falseAlarms + other.falseAlarms, planted + other.planted);
    }

    double share() {
      return (double) bursts / planted;
    }
  }

  /** Bisects for the threshold that has as many false alarms. */
  private static Found oracle(List<SyntheticSeries> all, int falseAlarms) {
    List<double[]> surprises = all.stream().map(CalibrationTest::trueSurprises).toList();
    double low = 3;
    double high = 20;
    Found found = new Found(0, 0);
    for (int step = 0; step < 12; step++) {
      double threshold = (low + high) / 2;
      found = new Found(0, 0);
      for (int i = 0; i < all.size(); i++) {
        found = found.plus(Found.of(episodes(surprises.get(i), threshold), all.get(i)));
      }
      if (found.falseAlarms() > falseAlarms) {
        low = threshold;
      } else {
        high = threshold;
      }
    }
    return found;
  }

  private static double[] trueSurprises(SyntheticSeries series) {
    double[] greatest = new double[series.counts().length];
    for (int span : SPANS) {
      double count = 0;
      double mean = 0;
      double squares = 0;
      for (int slice = 0; slice < greatest.length; slice++) {
        double rate = series.rates()[slice];
        count += series.counts()[slice];
        mean += rate;
        squares += rate * rate;
        if (slice >= span) {
          double left = series.rates()[slice - span];
          count -= series.counts()[slice - span];
          mean -= left;
          squares -= left * left;
        }
        double burstiness = series.burstiness() * squares / (mean * mean);
        greatest[slice] =
            Math.max(greatest[slice], NegativeBinomial.surprise(count, mean, burstiness));
      }
    }
    return greatest;
  }

  /** The first slices of runs over the threshold, three calm hours apart. */
  private static List<Integer> episodes(double[] surprises, double threshold) {
    List<Integer> first = new ArrayList<>();
    int last = Integer.MIN_VALUE / 2;
    for (int slice = JUDGED_FROM; slice < surprises.length; slice++) {
      if (surprises[slice] >= threshold) {
        if (slice - last > 3 * Slices.PER_HOUR) {
          first.add(slice);
        }
        last = slice;
      }
    }
    return first;
  }
}
