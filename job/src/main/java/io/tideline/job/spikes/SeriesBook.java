package io.tideline.job.spikes;

import io.tideline.job.series.DayPages;
import io.tideline.job.series.JudgementTimes;
import io.tideline.job.series.SeriesCache;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.spike.AnomalyState;
import io.tideline.udfs.spike.DayCounts;
import io.tideline.udfs.spike.Lives;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.SliceCounts;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The counts of the series at hand, opened from state and closed again: one read and one write of
 * the {@link SeriesState} a visit, and the map of other days only at the turn of a day.
 */
final class SeriesBook implements SliceCounts {
  private final SeriesCache<SeriesState> states;
  private final DayPages<DayCounts> days;

  final JudgementTimes judgements;
  long forgetAtMillis;
  @Nullable AlertState spike;
  @Nullable AlertState growth;
  AnomalyState anomalies = AnomalyState.NONE;
  private long begin;
  private long last;
  private long[] earlierLives = Lives.NONE.earlier();

  SeriesBook(SeriesCache<SeriesState> states, MapState<Long, DayCounts> days) {
    this.states = states;
    this.days = new DayPages<>(days, DayCounts.EMPTY);
    this.judgements = new JudgementTimes(this);
  }

  /** Opens the series of the current key; false where nothing is known of it. */
  boolean open(SeriesKey current) throws Exception {
    SeriesState kept = states.open(current);
    if (kept == null) {
      return false;
    }
    begin = kept.beginMillis();
    last = kept.lastMillis();
    earlierLives = kept.earlierLives();
    days.open(
        new DayPages.Held<>(kept.day(), kept.today(), kept.yesterday(), kept.weekBefore()),
        kept.prunedThroughDay());
    judgements.open(kept.judgedThroughMillis(), kept.nextJudgementMillis());
    forgetAtMillis = kept.forgetAtMillis();
    spike = kept.spike();
    growth = kept.growth();
    anomalies = kept.anomalies();
    return true;
  }

  /** Begins with a series of which nothing is known. */
  void begin(long firstMillis) {
    keepLives(Lives.NONE);
    days.begin(Slices.dayOf(firstMillis));
    judgements.begin();
    forgetAtMillis = Long.MAX_VALUE;
    spike = null;
    growth = null;
    anomalies = AnomalyState.NONE;
  }

  /** Keeps what is at hand. */
  void close() throws Exception {
    DayPages.Held<DayCounts> held = days.held();
    states.put(
        new SeriesState(
            begin,
            last,
            earlierLives,
            held.day(),
            held.today(),
            held.yesterday(),
            held.weekBefore(),
            days.prunedThroughDay(),
            judgements.judgedThroughMillis(),
            judgements.nextMillis(),
            forgetAtMillis,
            spike,
            growth,
            anomalies));
  }

  /** Forgets the series. */
  void forget() {
    states.remove();
    days.clear();
  }

  /** When the series lived. */
  Lives lives() {
    return new Lives(begin, last, earlierLives);
  }

  /** The first event of the newest life; {@link Long#MAX_VALUE} where there is none. */
  long beginMillis() {
    return begin;
  }

  /** The newest event; {@link Long#MIN_VALUE} where there is none. */
  long lastMillis() {
    return last;
  }

  /** As {@link Lives#firstOf}. */
  long firstOf(long windowEnd) {
    return begin < windowEnd ? begin : lives().firstOf(windowEnd);
  }

  /** Leaves only the lives that ended at that time or later, and of the others no day. */
  void keepLivesSince(long millis) throws Exception {
    long gone = firstDay();
    keepLives(lives().since(millis));
    days.remove(gone, firstDay());
  }

  private void keepLives(Lives lives) {
    begin = lives.beginMillis();
    last = lives.lastMillis();
    earlierLives = lives.earlier();
  }

  /** False for a day so far back that it has left the state, or the same day a week before has. */
  boolean keeps(long ofDay) {
    return days.keeps(ofDay);
  }

  /**
   * Takes counts of one hour in, of a day that it {@link #keeps}.
   *
   * @param clockMillis event time; days that no window can need any more leave the state
   */
  void add(HourDelta delta, long clockMillis) throws Exception {
    if (Lives.continues(begin, last, delta.firstMillis())) {
      last = Math.max(last, delta.lastMillis());
    } else {
      keepLives(lives().with(delta.firstMillis(), delta.lastMillis()));
    }
    long deltaDay = Slices.dayOf(delta.hourMillis());
    days.turnTo(deltaDay, clockMillis, firstDay());
    DayCounts counts = day(deltaDay);
    int slot = Slices.slotOf(delta.hourMillis());
    for (int slice = 0; slice < delta.slices().length; slice++) {
      if (delta.slices()[slice] != 0) {
        counts = counts.plus(slot + slice, delta.slices()[slice], delta.negatives()[slice]);
      }
    }
    days.put(deltaDay, counts);
  }

  /** The counts of a day, empty where it had no events or has left the state. */
  DayCounts day(long ofDay) throws Exception {
    return days.day(ofDay, firstDay());
  }

  private long firstDay() {
    return Slices.dayOf(earlierLives.length == 0 ? begin : earlierLives[0]);
  }

  @Override
  public long between(long fromMillis, long toMillis) {
    return sum(fromMillis, toMillis, DayCounts::between);
  }

  /** Negative events in {@code [from, to)}, both on slice boundaries. */
  long negativesBetween(long fromMillis, long toMillis) {
    return sum(fromMillis, toMillis, DayCounts::negativesBetween);
  }

  /** What of a day's slots is summed. */
  private interface OfDay {
    long between(DayCounts day, int fromSlot, int toSlot);
  }

  private long sum(long fromMillis, long toMillis, OfDay what) {
    try {
      long sum = 0;
      long from = fromMillis;
      while (from < toMillis) {
        long to = Slices.endWithinDay(from, toMillis);
        int slot = Slices.slotOf(from);
        sum += what.between(day(Slices.dayOf(from)), slot, slot + Slices.count(from, to));
        from = to;
      }
      return sum;
    } catch (Exception e) {
      throw new IllegalStateException("the counts of a series can't be read", e);
    }
  }
}
