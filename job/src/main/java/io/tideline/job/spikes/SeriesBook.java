package io.tideline.job.spikes;

import io.tideline.udfs.alert.AlertState;
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
  /**
   * The window before midnight of a week ago reaches into the eighth day back; another week is for
   * what an outage of a part of the inputs has held up.
   */
  private static final int DAYS_KEPT = 16;

  private static final int DAYS_A_WEEK = 7;

  private final SeriesCache states;
  private final MapState<Long, DayCounts> days;

  long judgedThroughMillis;
  long nextJudgementMillis;
  long forgetAtMillis;
  @Nullable AlertState spike;
  @Nullable AlertState growth;
  private long begin;
  private long last;
  private long[] earlierLives = Lives.NONE.earlier();
  private long day;
  private DayCounts today = DayCounts.EMPTY;
  private DayCounts yesterday = DayCounts.EMPTY;
  private DayCounts weekBefore = DayCounts.EMPTY;
  private long prunedThroughDay;

  /** The other day that was looked at last: a window's count and its row ask for the same one. */
  private long lookedAtDay = Long.MIN_VALUE;

  private DayCounts lookedAt = DayCounts.EMPTY;

  SeriesBook(SeriesCache states, MapState<Long, DayCounts> days) {
    this.states = states;
    this.days = days;
  }

  /** Opens the series of the current key; false where nothing is known of it. */
  boolean open(SeriesKey current) throws Exception {
    lookedAtDay = Long.MIN_VALUE;
    SeriesState kept = states.open(current);
    if (kept == null) {
      return false;
    }
    begin = kept.beginMillis();
    last = kept.lastMillis();
    earlierLives = kept.earlierLives();
    day = kept.day();
    today = kept.today();
    yesterday = kept.yesterday();
    weekBefore = kept.weekBefore();
    prunedThroughDay = kept.prunedThroughDay();
    judgedThroughMillis = kept.judgedThroughMillis();
    nextJudgementMillis = kept.nextJudgementMillis();
    forgetAtMillis = kept.forgetAtMillis();
    spike = kept.spike();
    growth = kept.growth();
    return true;
  }

  /** Begins with a series of which nothing is known. */
  void begin(long firstMillis) {
    lookedAtDay = Long.MIN_VALUE;
    keepLives(Lives.NONE);
    day = Slices.dayOf(firstMillis);
    today = DayCounts.EMPTY;
    yesterday = DayCounts.EMPTY;
    weekBefore = DayCounts.EMPTY;
    prunedThroughDay = Long.MIN_VALUE;
    judgedThroughMillis = Long.MIN_VALUE;
    nextJudgementMillis = Long.MAX_VALUE;
    forgetAtMillis = Long.MAX_VALUE;
    spike = null;
    growth = null;
  }

  /** Keeps what is at hand. */
  void close() throws Exception {
    states.put(
        new SeriesState(
            begin,
            last,
            earlierLives,
            day,
            today,
            yesterday,
            weekBefore,
            prunedThroughDay,
            judgedThroughMillis,
            nextJudgementMillis,
            forgetAtMillis,
            spike,
            growth));
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
    for (; gone < firstDay(); gone++) {
      days.remove(gone);
    }
  }

  private void keepLives(Lives lives) {
    begin = lives.beginMillis();
    last = lives.lastMillis();
    earlierLives = lives.earlier();
  }

  /** False for a day so far back that it has left the state, or the same day a week before has. */
  boolean keeps(long ofDay) {
    return ofDay - DAYS_A_WEEK > prunedThroughDay;
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
    if (deltaDay > day) {
      turnTo(deltaDay, clockMillis);
    }
    DayCounts counts = day(deltaDay);
    int slot = Slices.slotOf(delta.hourMillis());
    for (int n : delta.slices()) {
      if (n != 0) {
        counts = counts.plus(slot, n);
      }
      slot++;
    }
    put(deltaDay, counts);
  }

  private void turnTo(long newDay, long clockMillis) throws Exception {
    days.put(day, today);
    lookedAtDay = Long.MIN_VALUE;
    yesterday = day == newDay - 1 ? today : stored(newDay - 1);
    if (day == newDay - DAYS_A_WEEK) {
      weekBefore = today;
    } else {
      weekBefore = stored(newDay - DAYS_A_WEEK);
    }
    day = newDay;
    today = DayCounts.EMPTY;
    long dispensable = Math.min(newDay, Slices.dayOf(clockMillis)) - DAYS_KEPT;
    long oldest = firstDay();
    for (long gone = Math.max(prunedThroughDay + 1, oldest); gone <= dispensable; gone++) {
      days.remove(gone);
    }
    prunedThroughDay = Math.max(prunedThroughDay, dispensable);
  }

  private void put(long ofDay, DayCounts counts) throws Exception {
    if (ofDay == day) {
      today = counts;
    } else {
      days.put(ofDay, counts);
      lookedAtDay = Long.MIN_VALUE;
      if (ofDay == day - 1) {
        yesterday = counts;
      } else if (ofDay == day - DAYS_A_WEEK) {
        weekBefore = counts;
      }
    }
  }

  /** The counts of a day, empty where it had no events or has left the state. */
  DayCounts day(long ofDay) throws Exception {
    if (ofDay == day) {
      return today;
    }
    if (ofDay == day - 1) {
      return yesterday;
    }
    return ofDay == day - DAYS_A_WEEK ? weekBefore : stored(ofDay);
  }

  private DayCounts stored(long ofDay) throws Exception {
    if (ofDay < firstDay() || ofDay > day) {
      return DayCounts.EMPTY;
    }
    if (ofDay != lookedAtDay) {
      DayCounts counts = days.get(ofDay);
      lookedAt = counts == null ? DayCounts.EMPTY : counts;
      lookedAtDay = ofDay;
    }
    return lookedAt;
  }

  private long firstDay() {
    return Slices.dayOf(earlierLives.length == 0 ? begin : earlierLives[0]);
  }

  @Override
  public long between(long fromMillis, long toMillis) {
    try {
      long sum = 0;
      long from = fromMillis;
      while (from < toMillis) {
        long to = Math.min(toMillis, (Slices.dayOf(from) + 1) * Slices.DAY_MILLIS);
        int slot = Slices.slotOf(from);
        sum += day(Slices.dayOf(from)).between(slot, slot + slots(from, to));
        from = to;
      }
      return sum;
    } catch (Exception e) {
      throw new IllegalStateException("the counts of a series can't be read", e);
    }
  }

  private static int slots(long fromMillis, long toMillis) {
    return (int) ((toMillis - fromMillis) / Slices.SLICE_MILLIS);
  }
}
