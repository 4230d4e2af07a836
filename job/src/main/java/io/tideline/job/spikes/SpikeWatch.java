package io.tideline.job.spikes;

import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.SpikeJudge;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import io.tideline.udfs.spike.SpikeJudge.Series;
import io.tideline.udfs.spike.SpikeJudge.Verdict;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;

/**
 * Decides when a series is judged for spikes: at the slice ends for which enough events could have
 * come, with a timer only then, and at once where new counts may make an unfinished window fire.
 */
final class SpikeWatch {
  /** A window reaches so far beyond the slice of an event. */
  private static final long REACH_MILLIS = Slices.HOUR_MILLIS - Slices.SLICE_MILLIS;

  private final SpikeJudge judge;
  private final int minVolume;
  private final long maxDisorderMillis;

  SpikeWatch(VolumeConfig config) {
    this.judge = new SpikeJudge(config.spikes());
    this.minVolume = config.spikes().minVolume();
    this.maxDisorderMillis = config.maxDisorderMillis();
  }

  /** New counts have come; the findings of unfinished windows. */
  List<Finding> onCounts(SeriesBook book, HourDelta delta, TimerService timers, long clock) {
    long firstEnd = delta.hourMillis() + (firstSlice(delta) + 1) * Slices.SLICE_MILLIS;
    if (mayFire(book, delta.hourMillis())) {
      schedule(book, Math.max(firstEnd, endAfter(clock)), timers);
    }
    if (book.nextJudgementMillis == Long.MAX_VALUE || clock == Long.MIN_VALUE) {
      return List.of();
    }
    return keep(book, judge.judgeEarly(series(book, clock), book.spike));
  }

  private boolean mayFire(SeriesBook book, long hourMillis) {
    long events =
        book.between(hourMillis - REACH_MILLIS, hourMillis + Slices.HOUR_MILLIS + REACH_MILLIS);
    return events >= minVolume;
  }

  private static int firstSlice(HourDelta delta) {
    int slice = 0;
    while (slice < Slices.PER_HOUR - 1 && delta.slices()[slice] == 0) {
      slice++;
    }
    return slice;
  }

  /**
   * A timer that is no longer wanted is not deleted: a window's end may have asked for the same
   * time.
   */
  private static void schedule(SeriesBook book, long due, TimerService timers) {
    if (due >= book.nextJudgementMillis) {
      return;
    }
    book.judgedThroughMillis = due - Slices.SLICE_MILLIS;
    book.nextJudgementMillis = due;
    timers.registerEventTimeTimer(due);
  }

  /** The time of {@link SeriesBook#nextJudgementMillis} has come; the findings up to the clock. */
  List<Finding> onTimer(SeriesBook book, TimerService timers, long clock) {
    Verdict verdict = judge.judge(series(book, clock), book.spike, book.judgedThroughMillis);
    List<Finding> findings = keep(book, verdict);
    book.judgedThroughMillis = Slices.floor(clock, Slices.SLICE_MILLIS);
    book.nextJudgementMillis = Long.MAX_VALUE;
    if (book.spike != null || mayStillFire(book)) {
      book.nextJudgementMillis = endAfter(clock);
      timers.registerEventTimeTimer(book.nextJudgementMillis);
    }
    return findings;
  }

  /** No more counts will come; the findings of unfinished windows. */
  List<Finding> atEndOfInput(SeriesBook book, long clock) {
    return clock == Long.MIN_VALUE
        ? List.of()
        : keep(book, judge.judgeEarly(series(book, clock), book.spike));
  }

  private boolean mayStillFire(SeriesBook book) {
    long from = book.judgedThroughMillis - REACH_MILLIS;
    return book.between(from, Slices.endOf(Math.max(from, book.lastMillis()))) >= minVolume;
  }

  private Series series(SeriesBook book, long clock) {
    return new Series(book, book.lives(), clock, clock + maxDisorderMillis);
  }

  private static List<Finding> keep(SeriesBook book, Verdict verdict) {
    book.spike = verdict.alert();
    return verdict.findings();
  }

  private static long endAfter(long clock) {
    return clock == Long.MIN_VALUE ? clock : Slices.endOf(clock);
  }
}
