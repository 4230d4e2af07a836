package io.tideline.job.spikes;

import io.tideline.udfs.playbook.AnomalyThresholds;
import io.tideline.udfs.spike.AnomalyFinding;
import io.tideline.udfs.spike.AnomalyJudge;
import io.tideline.udfs.spike.AnomalyJudge.Outcome;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.SpikeSpans;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Judges a series by the adaptive detector where and when it is judged for spikes. */
final class AnomalyWatch {
  private final Map<String, AnomalyJudge> judges;

  AnomalyWatch(AnomalyThresholds thresholds) {
    this.judges =
        Arrays.stream(VolumeSeries.values())
            .collect(
                Collectors.toMap(
                    VolumeSeries::wireName,
                    series -> new AnomalyJudge(thresholds, series.wireName())));
  }

  /**
   * The series at hand.
   *
   * @param spikes when a spike of it was up, as far as it has been judged
   */
  record Sight(SeriesKey key, SeriesBook book, KeptDetectors detectors, SpikeSpans spikes) {
    private AnomalyJudge.Series series() {
      return new AnomalyJudge.Series(book, book.lives(), detectors.of(key), spikes);
    }
  }

  /** New counts have come, or the last have; the findings of the slice in progress. */
  List<AnomalyFinding> onCounts(Sight sight, long clock) {
    SeriesBook book = sight.book();
    if (book.judgements.nextMillis() == Long.MAX_VALUE || clock == Long.MIN_VALUE) {
      return List.of();
    }
    return keep(book, judge(sight.key()).judgeEarly(sight.series(), book.anomalies, clock));
  }

  /**
   * The time of the next judgement has come; the findings up to the clock and beyond.
   *
   * @param judgedThrough the last slice end judged before
   */
  List<AnomalyFinding> onTimer(Sight sight, long judgedThrough, long clock) {
    SeriesBook book = sight.book();
    AnomalyJudge judge = judge(sight.key());
    AnomalyJudge.Series series = sight.series();
    var findings =
        new ArrayList<>(keep(book, judge.judge(series, book.anomalies, judgedThrough, clock)));
    findings.addAll(keep(book, judge.judgeEarly(series, book.anomalies, clock)));
    return findings;
  }

  /** Whether the next slice end is to be judged even if nothing comes. */
  boolean goesOn(SeriesKey key, SeriesBook book, long clock) {
    return judge(key).goesOn(book.anomalies, clock);
  }

  private AnomalyJudge judge(SeriesKey key) {
    return Objects.requireNonNull(judges.get(key.series()));
  }

  private static List<AnomalyFinding> keep(SeriesBook book, Outcome outcome) {
    book.anomalies = outcome.state();
    return outcome.findings();
  }
}
