package io.tideline.bench.spikes;

import io.tideline.bench.spikes.LabelledSeries.Window;
import java.util.List;

/**
 * What the Numenta Anomaly Benchmark gives for alerts, in its standard profile: up to 1 for the
 * best alert in a window, less the later it comes; −1 for a window without; up to −0.11 for each
 * alert elsewhere. The first 15 % of the rows, at most 750, are not scored.
 *
 * @param raw the sum of all that
 * @param windows how many were scored
 * @param hits of them with an alert
 * @param falseAlarms alerts outside all windows
 * @param days of the series
 */
record NabScore(double raw, int windows, int hits, int falseAlarms, double days) {
  static final NabScore NONE = new NabScore(0, 0, 0, 0, 0);

  private static final double PROBATION = 0.15;
  private static final int MOST_PROBATION = 750;
  private static final double FALSE_ALARM = 0.11;
  private static final double FLAT_FROM = 3;
  private static final double STEEPNESS = 5;

  static NabScore of(LabelledSeries series, int[] alerts) {
    int probation = (int) Math.min(Math.floor(PROBATION * series.rows()), MOST_PROBATION);
    double raw = 0;
    int hits = 0;
    int scored = 0;
    for (Window window : series.windows()) {
      if (window.last() >= probation) {
        double best = best(window, alerts, probation);
        raw += best;
        hits += best > -1 ? 1 : 0;
        scored++;
      }
    }
    int falseAlarms = 0;
    for (int alert : alerts) {
      if (alert >= probation && series.windows().stream().noneMatch(w -> w.holds(alert))) {
        raw += FALSE_ALARM * outside(series.windows(), alert);
        falseAlarms++;
      }
    }
    return new NabScore(raw, scored, hits, falseAlarms, series.days());
  }

  private static double best(Window window, int[] alerts, int probation) {
    double length = window.last() - window.first() + 1.0;
    double best = -1;
    for (int alert : alerts) {
      if (alert >= probation && window.holds(alert)) {
        best = Math.max(best, sigmoid(-(window.last() - alert + 1) / length) / sigmoid(-1));
      }
    }
    return best;
  }

  private static double outside(List<Window> windows, int alert) {
    double worth = -1;
    for (Window window : windows) {
      if (window.last() < alert) {
        worth = sigmoid((double) (alert - window.last()) / (window.last() - window.first()));
      }
    }
    return worth;
  }

  private static double sigmoid(double at) {
    return at > FLAT_FROM ? -1 : 2 / (1 + Math.exp(STEEPNESS * at)) - 1;
  }

  NabScore plus(NabScore other) {
    return new NabScore(
        raw + other.raw,
        windows + other.windows,
        hits + other.hits,
        falseAlarms + other.falseAlarms,
        days + other.days);
  }

  /** 0 for silence, 100 for every window at once and no alert elsewhere. */
  double normalised() {
    return 100 * (raw + windows) / (2 * windows);
  }

  double falseAlarmsADay() {
    return falseAlarms / days;
  }
}
