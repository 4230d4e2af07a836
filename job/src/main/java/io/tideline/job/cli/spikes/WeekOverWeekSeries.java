package io.tideline.job.cli.spikes;

import io.tideline.udfs.alert.AlertLifecycle;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.Judgement;
import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.SpikeRule;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The week-over-week rule on one series, judged at the end of each row's slice (SEMANTICS §2). */
final class WeekOverWeekSeries implements SeriesDetector {
  private static final int SLICES = 7 * Slices.PER_DAY + Slices.PER_HOUR;

  private final SpikeRule rule = new SpikeRule(SpikeThresholds.DEFAULT);
  private final AlertLifecycle lifecycle = new AlertLifecycle(SpikeThresholds.DEFAULT.calmSlices());
  private final long[] counts = new long[SLICES];
  private long newest = Long.MIN_VALUE;
  private long first = Long.MAX_VALUE;
  private @Nullable AlertState alert;

  @Override
  public void take(CountRow row, Consumer<SliceJudgement> judged) {
    long slice = Math.floorDiv(row.millis(), Slices.SLICE_MILLIS);
    clear(slice);
    counts[place(slice)] += Math.round(row.count());
    if (row.count() > 0) {
      first = Math.min(first, row.millis());
    }
    long end = (slice + 1) * Slices.SLICE_MILLIS;
    long hour = hourUntil(slice);
    long before = hourUntil(slice - 7 * Slices.PER_DAY);
    boolean history = first <= end - Slices.HOUR_MILLIS - Slices.WEEK_MILLIS;
    var judgement =
        new Judgement(
            end,
            (history || alert != null) && rule.fires(hour, before),
            rule.severity(hour, before),
            rule.calm(hour, before),
            true);
    AlertTransition transition = lifecycle.apply(alert, judgement);
    alert = transition.next();
    double expected = history ? before : Double.NaN;
    double most = expected * (1 + SpikeThresholds.DEFAULT.minGrowth());
    judged.accept(
        new SliceJudgement(
            row, transition.change() == Change.FIRED, hour, expected, expected, most));
  }

  @Override
  public void end(Consumer<SliceJudgement> judged) {
    // every row was judged when it came
  }

  private void clear(long slice) {
    long from = newest == Long.MIN_VALUE ? slice : Math.max(newest + 1, slice - SLICES + 1);
    for (long empty = from; empty <= slice; empty++) {
      counts[place(empty)] = 0;
    }
    newest = slice;
  }

  private long hourUntil(long slice) {
    long sum = 0;
    for (long part = slice - Slices.PER_HOUR + 1; part <= slice; part++) {
      sum += counts[place(part)];
    }
    return sum;
  }

  private static int place(long slice) {
    return (int) Math.floorMod(slice, (long) SLICES);
  }
}
