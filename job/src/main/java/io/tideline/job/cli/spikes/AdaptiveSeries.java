package io.tideline.job.cli.spikes;

import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import io.tideline.udfs.spike.adaptive.DetectorSettings;
import io.tideline.udfs.spike.adaptive.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The adaptive detector on one series. How long its slices are is not in the file, so the first
 * rows wait until the median of their distances tells; that is long before the first alert may
 * come.
 */
final class AdaptiveSeries implements SeriesDetector {
  private static final int ROWS_TO_TELL = 13;

  private static final double FEWEST = 0.01;

  private final double falseAlarms;
  private final boolean drops;
  private final List<CountRow> waiting = new ArrayList<>();
  private @Nullable AdaptiveDetector detector;

  /**
   * @param falseAlarms a week, of all kinds together
   * @param drops whether too little raises an alert as well as too much
   */
  AdaptiveSeries(double falseAlarms, boolean drops) {
    this.falseAlarms = drops ? Math.max(FEWEST, falseAlarms / 2) : falseAlarms;
    this.drops = drops;
  }

  @Override
  public void take(CountRow row, Consumer<SliceJudgement> judged) {
    if (detector != null) {
      judge(detector, row, judged);
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
    var begun = new AdaptiveDetector(new DetectorSettings(falseAlarms, slice));
    detector = begun;
    waiting.forEach(row -> judge(begun, row, judged));
    waiting.clear();
  }

  private void judge(AdaptiveDetector detector, CountRow row, Consumer<SliceJudgement> judged) {
    Verdict verdict = detector.observe(row.millis(), row.count());
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
