package io.tideline.job.series;

import io.tideline.udfs.spike.SliceCounts;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.streaming.api.TimerService;

/**
 * When the series at hand is judged: at the slice ends for which enough events could have come,
 * with a timer only then, and as long as an alert is up.
 */
public final class JudgementTimes {
  /** A window of 60 minutes reaches so far beyond the slice of an event. */
  private static final long REACH_MILLIS = Slices.HOUR_MILLIS - Slices.SLICE_MILLIS;

  private final SliceCounts series;
  private int minEvents;
  private long judgedThroughMillis;
  private long nextMillis;

  /**
   * @param series the counts of the series at hand
   */
  public JudgementTimes(SliceCounts series) {
    this.series = series;
    begin();
  }

  /**
   * Takes what holds for the series at hand.
   *
   * @param events a window of fewer says nothing
   */
  public void sayNothingBelow(int events) {
    minEvents = events;
  }

  /** Opens those of the current key. */
  public void open(long keptJudgedThroughMillis, long keptNextMillis) {
    judgedThroughMillis = keptJudgedThroughMillis;
    nextMillis = keptNextMillis;
  }

  /** Begins with a series that was never judged. */
  public void begin() {
    open(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The last slice end judged. */
  public long judgedThroughMillis() {
    return judgedThroughMillis;
  }

  /** When the next judgement is due; {@link Long#MAX_VALUE} where none is. */
  public long nextMillis() {
    return nextMillis;
  }

  /** Events have come; asks for a judgement where there are enough to say something. */
  public void onCounts(SeriesDelta delta, long clockMillis, TimerService timers) {
    long hour = delta.hourMillis();
    long near = series.between(hour - REACH_MILLIS, hour + Slices.HOUR_MILLIS + REACH_MILLIS);
    if (near >= minEvents) {
      long firstEnd = hour + (delta.firstSlice() + 1) * Slices.SLICE_MILLIS;
      ask(Math.max(firstEnd, endAfter(clockMillis)), timers);
    }
  }

  /**
   * A timer that is no longer wanted is not deleted: a window's end may have asked for the same
   * time.
   */
  private void ask(long due, TimerService timers) {
    if (due < nextMillis) {
      judgedThroughMillis = due - Slices.SLICE_MILLIS;
      nextMillis = due;
      timers.registerEventTimeTimer(due);
    }
  }

  /**
   * The series was judged up to the clock; asks for the next judgement where an alert is up, or
   * where the events up to the newest may still say something.
   */
  public void judged(boolean alertIsUp, long newestMillis, long clockMillis, TimerService timers) {
    judgedThroughMillis = Slices.floor(clockMillis, Slices.SLICE_MILLIS);
    nextMillis = Long.MAX_VALUE;
    long from = judgedThroughMillis - REACH_MILLIS;
    if (alertIsUp
        || series.between(from, Slices.endOf(Math.max(from, newestMillis))) >= minEvents) {
      nextMillis = endAfter(clockMillis);
      timers.registerEventTimeTimer(nextMillis);
    }
  }

  private static long endAfter(long clockMillis) {
    return clockMillis == Long.MIN_VALUE ? clockMillis : Slices.endOf(clockMillis);
  }
}
