package io.tideline.job.cli.spikes;

import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import io.tideline.udfs.spike.adaptive.DetectorSettings;
import io.tideline.udfs.spike.adaptive.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The adaptive detector on one series. How long its slices are is not in the file, so the first
 * rows wait until the median of their distances tells; that is long before the first alert may
 * come.
 *
 * <p>Where it is not said otherwise, only too much is told of counts: people fall silent every day.
 * Values that are not whole are no counts but measurements, of which too little is as unusual as
 * too much; from the first such value on both are told, and share the false alarms.
 */
final class AdaptiveSeries implements SeriesDetector {
  private static final int ROWS_TO_TELL = 13;

  private final double falseAlarms;
  private final @Nullable Boolean asked;
  private boolean drops;
  private final List<CountRow> waiting = new ArrayList<>();
  private @Nullable AdaptiveDetector detector;

  /**
   * @param falseAlarms a week, of all kinds together
   * @param drops whether too little raises an alert as well as too much; null for measurements only
   */
  AdaptiveSeries(double falseAlarms, @Nullable Boolean drops) {
    this.falseAlarms = falseAlarms;
    this.asked = drops;
    this.drops = Boolean.TRUE.equals(drops);
  }

  private double falseAlarmsOfEach() {
    return drops ? Math.max(DetectorSettings.FEWEST_A_WEEK, falseAlarms / 2) : falseAlarms;
  }

  @Override
  public void take(CountRow row, Consumer<SliceJudgement> judged) {
    if (detector != null) {
      judge(row, judged);
      return;
    }
    waiting.add(row);
    if (waiting.size() == ROWS_TO_TELL) {
      begin(judged);
    }
  }

  @Override
  public void end(Consumer<SliceJudgement> judged) {
    if (detector == null) {
      begin(judged);
    }
  }

  private void begin(Consumer<SliceJudgement> judged) {
    long[] distances = new long[Math.max(1, waiting.size() - 1)];
    distances[0] = Slices.SLICE_MILLIS;
    for (int row = 1; row < waiting.size(); row++) {
      distances[row - 1] = waiting.get(row).millis() - waiting.get(row - 1).millis();
    }
    Arrays.sort(distances);
    long median = distances[distances.length / 2];
    long slice = Math.min(Slices.DAY_MILLIS, Math.max(60_000, median));
    detector = new AdaptiveDetector(new DetectorSettings(falseAlarmsOfEach(), slice));
    waiting.forEach(row -> judge(row, judged));
    waiting.clear();
  }

  private void judge(CountRow row, Consumer<SliceJudgement> judged) {
    AdaptiveDetector judging = Objects.requireNonNull(detector);
    if (asked == null && !drops && row.count() != Math.rint(row.count())) {
      drops = true;
      long slice = judging.settings().sliceMillis();
      judging = judging.with(new DetectorSettings(falseAlarmsOfEach(), slice));
      detector = judging;
    }
    Verdict verdict = judging.observe(row.millis(), row.count());
    judged.accept(
        new SliceJudgement(
            row,
            verdict.fires() || (drops && verdict.dropFires()),
            verdict.count(),
            verdict.expected(),
            verdict.low(),
            verdict.high()));
  }
}
