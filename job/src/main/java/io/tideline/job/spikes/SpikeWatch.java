package io.tideline.job.spikes;

import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.spike.SpikeJudge;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import io.tideline.udfs.spike.SpikeJudge.Series;
import io.tideline.udfs.spike.SpikeJudge.Verdict;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;

/**
 * Judges a series for spikes: at the slice ends for which enough events could have come, and at
 * once where new counts may make an unfinished window fire.
 */
final class SpikeWatch {
  private final SpikeJudge judge;
  private final long maxDisorderMillis;

  SpikeWatch(SpikeThresholds thresholds, long maxDisorderMillis) {
    this.judge = new SpikeJudge(thresholds);
    this.maxDisorderMillis = maxDisorderMillis;
  }

  /** New counts have come; the findings of unfinished windows. */
  List<Finding> onCounts(SeriesBook book, HourDelta delta, TimerService timers, long clock) {
    book.judgements.onCounts(delta, clock, timers);
    if (book.judgements.nextMillis() == Long.MAX_VALUE || clock == Long.MIN_VALUE) {
      return List.of();
    }
    return keep(book, judge.judgeEarly(series(book, clock), book.spike));
  }

  /** The time of the next judgement has come; the findings up to the clock. */
  List<Finding> onTimer(SeriesBook book, long clock) {
    long judgedThrough = book.judgements.judgedThroughMillis();
    return keep(book, judge.judge(series(book, clock), book.spike, judgedThrough));
  }

  /** No more counts will come; the findings of unfinished windows. */
  List<Finding> atEndOfInput(SeriesBook book, long clock) {
    return clock == Long.MIN_VALUE
        ? List.of()
        : keep(book, judge.judgeEarly(series(book, clock), book.spike));
  }

  private Series series(SeriesBook book, long clock) {
    return new Series(book, book.lives(), clock, clock + maxDisorderMillis);
  }

  private static List<Finding> keep(SeriesBook book, Verdict verdict) {
    book.spike = verdict.alert();
    return verdict.findings();
  }
}
