package io.tideline.job.spikes;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.spike.AnomalyFinding;
import io.tideline.udfs.spike.AnomalyJudge;
import io.tideline.udfs.spike.AnomalyState;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import io.tideline.udfs.spike.SpikeSpans;
import io.tideline.udfs.spike.VolumeAlerts.Beside;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * Watches the series at hand for what is unusual: week over week first, then by the adaptive
 * detector, which has to know of the spikes that speak for what it finds.
 */
final class VolumeWatch {
  private final SeriesBook book;
  private final KeptDetectors detectors;

  VolumeWatch(SeriesBook book, KeptDetectors detectors) {
    this.book = book;
    this.detectors = detectors;
  }

  /** What a visit goes by: the series, its rules, the event-time clock and the timers. */
  record Visit(SeriesKey key, VolumeRules by, long clock, TimerService timers) {}

  /** New counts have come; alerts of windows that are not over. */
  List<Alert> onCounts(Visit visit, HourDelta delta) {
    AlertState before = book.spike;
    List<Finding> spikes = visit.by().spikes().onCounts(book, delta, visit.timers(), visit.clock());
    var sight = sight(visit, before, spikes);
    return alerts(visit, spikes, visit.by().anomalies().onCounts(sight, visit.clock()));
  }

  /** The time of the next judgement has come; alerts up to the clock, and of what is not over. */
  List<Alert> onTimer(Visit visit) {
    long judgedThrough = book.judgements.judgedThroughMillis();
    AlertState before = book.spike;
    List<Finding> spikes = visit.by().spikes().onTimer(book, visit.clock());
    var sight = sight(visit, before, spikes);
    AnomalyWatch adaptive = visit.by().anomalies();
    List<AnomalyFinding> anomalies = adaptive.onTimer(sight, judgedThrough, visit.clock());
    boolean goesOn = book.spike != null || adaptive.goesOn(visit.key(), book, visit.clock());
    book.judgements.judged(goesOn, book.lastMillis(), visit.clock(), visit.timers());
    return alerts(visit, spikes, anomalies);
  }

  /** No more counts will come; alerts of windows that are not over. */
  List<Alert> atEndOfInput(Visit visit) {
    AlertState before = book.spike;
    List<Finding> spikes = visit.by().spikes().atEndOfInput(book, visit.clock());
    var sight = sight(visit, before, spikes);
    return alerts(visit, spikes, visit.by().anomalies().onCounts(sight, visit.clock()));
  }

  /**
   * A day is over. A detector that nobody has asked for so long leaves state, in silence as well:
   * it has a timer at the first day of UTC by which it is to go.
   */
  void onDayEnd(SeriesKey key, long millis, TimerService timers) {
    long judged = book.anomalies.judgedThroughMillis();
    if (judged == 0) {
      return;
    }
    if (millis - judged > AnomalyJudge.MEMORY_MILLIS) {
      forget(key);
    } else {
      long gone = Slices.floor(judged + AnomalyJudge.MEMORY_MILLIS, Slices.DAY_MILLIS);
      timers.registerEventTimeTimer(gone + Slices.DAY_MILLIS);
    }
  }

  /** The series is forgotten. */
  void forget(SeriesKey key) {
    if (book.anomalies.judgedThroughMillis() != 0) {
      detectors.of(key).forget();
      book.anomalies = AnomalyState.NONE;
    }
  }

  private AnomalyWatch.Sight sight(Visit visit, @Nullable AlertState before, List<Finding> spikes) {
    return new AnomalyWatch.Sight(visit.key(), book, detectors, new SpikeSpans(before, spikes));
  }

  private List<Alert> alerts(Visit visit, List<Finding> spikes, List<AnomalyFinding> anomalies) {
    if (spikes.isEmpty() && anomalies.isEmpty()) {
      return List.of();
    }
    long now = visit.timers().currentProcessingTime();
    var alerts = new ArrayList<Alert>();
    for (Finding finding : spikes) {
      alerts.add(visit.by().alerts().spike(visit.key(), finding, now));
    }
    for (AnomalyFinding finding : anomalies) {
      Beside beside = beside(visit.key(), finding.windowEndMillis());
      alerts.add(visit.by().alerts().anomaly(visit.key(), finding, beside, now));
    }
    return alerts;
  }

  private Beside beside(SeriesKey key, long end) {
    long start = end - Slices.HOUR_MILLIS;
    boolean history = book.firstOf(end) <= start - Slices.WEEK_MILLIS;
    boolean comments = key.series().equals(VolumeSeries.COMMENT.wireName());
    return new Beside(
        history ? book.between(start - Slices.WEEK_MILLIS, end - Slices.WEEK_MILLIS) : null,
        comments ? book.negativesBetween(start, end) : null);
  }
}
