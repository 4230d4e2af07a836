package io.tideline.job.series;

import io.tideline.udfs.spike.Slices;
import org.apache.flink.api.common.state.MapState;

/**
 * The days of the series at hand: the newest one, the one before and the same day a week before,
 * which every visit may need and the series' own state holds; all others in a map, touched at the
 * turn of a day and by what comes far behind.
 *
 * @param <T> a day's figures; immutable
 */
public final class DayPages<T> {
  /**
   * The window before midnight of a week ago reaches into the eighth day back; another week is for
   * what an outage of a part of the inputs has held up.
   */
  public static final int DAYS_KEPT = 16;

  private static final int DAYS_A_WEEK = 7;

  private final MapState<Long, T> others;
  private final T empty;
  private Held<T> held;
  private long prunedThroughDay;

  /** The other day that was looked at last: a window's figures and its row ask for the same one. */
  private long lookedAtDay = Long.MIN_VALUE;

  private T lookedAt;

  /**
   * The days that are at hand without the map.
   *
   * @param day the newest day with events, counted from the epoch
   */
  public record Held<T>(long day, T today, T yesterday, T weekBefore) {}

  /**
   * @param empty a day without events
   */
  public DayPages(MapState<Long, T> others, T empty) {
    this.others = others;
    this.empty = empty;
    this.held = new Held<>(0, empty, empty, empty);
    this.lookedAt = empty;
  }

  /** Opens the days of the current key. */
  public void open(Held<T> kept, long keptPrunedThroughDay) {
    lookedAtDay = Long.MIN_VALUE;
    held = kept;
    prunedThroughDay = keptPrunedThroughDay;
  }

  /** Begins with a series that has no day yet. */
  public void begin(long day) {
    open(new Held<>(day, empty, empty, empty), Long.MIN_VALUE);
  }

  /** Forgets all days. */
  public void clear() {
    others.clear();
  }

  /** What is to be kept in the series' own state. */
  public Held<T> held() {
    return held;
  }

  /** The newest day with events. */
  public long newestDay() {
    return held.day();
  }

  /** Days up to here have left the map. */
  public long prunedThroughDay() {
    return prunedThroughDay;
  }

  /** False for a day so far back that it has left the state, or the same day a week before has. */
  public boolean keeps(long ofDay) {
    return ofDay - DAYS_A_WEEK > prunedThroughDay;
  }

  /**
   * Makes a newer day the one at hand; none that is not newer.
   *
   * @param clockMillis event time; days that no window can need any more leave the state
   * @param oldestDay none before it has events
   */
  public void turnTo(long newDay, long clockMillis, long oldestDay) throws Exception {
    if (newDay <= held.day()) {
      return;
    }
    others.put(held.day(), held.today());
    lookedAtDay = Long.MIN_VALUE;
    T newYesterday = newDay - 1 == held.day() ? held.today() : stored(newDay - 1, oldestDay);
    T newWeekBefore =
        newDay - DAYS_A_WEEK == held.day() ? held.today() : stored(newDay - DAYS_A_WEEK, oldestDay);
    held = new Held<>(newDay, empty, newYesterday, newWeekBefore);
    long dispensable = Math.min(newDay, Slices.dayOf(clockMillis)) - DAYS_KEPT;
    for (long gone = Math.max(prunedThroughDay + 1, oldestDay); gone <= dispensable; gone++) {
      others.remove(gone);
    }
    prunedThroughDay = Math.max(prunedThroughDay, dispensable);
  }

  /** Removes the days from one up to but without another. */
  public void remove(long fromDay, long toDay) throws Exception {
    for (long gone = fromDay; gone < toDay; gone++) {
      others.remove(gone);
    }
  }

  /** Sets the figures of a day, at most the newest. */
  public void put(long ofDay, T figures) throws Exception {
    if (ofDay == held.day()) {
      held = new Held<>(ofDay, figures, held.yesterday(), held.weekBefore());
      return;
    }
    others.put(ofDay, figures);
    lookedAtDay = Long.MIN_VALUE;
    if (ofDay == held.day() - 1) {
      held = new Held<>(held.day(), held.today(), figures, held.weekBefore());
    } else if (ofDay == held.day() - DAYS_A_WEEK) {
      held = new Held<>(held.day(), held.today(), held.yesterday(), figures);
    }
  }

  /**
   * The figures of a day, empty where it had no events or has left the state.
   *
   * @param oldestDay none before it has events
   */
  public T day(long ofDay, long oldestDay) throws Exception {
    if (ofDay == held.day()) {
      return held.today();
    }
    if (ofDay == held.day() - 1) {
      return held.yesterday();
    }
    return ofDay == held.day() - DAYS_A_WEEK ? held.weekBefore() : stored(ofDay, oldestDay);
  }

  private T stored(long ofDay, long oldestDay) throws Exception {
    if (ofDay < oldestDay || ofDay > held.day()) {
      return empty;
    }
    if (ofDay != lookedAtDay) {
      T figures = others.get(ofDay);
      lookedAt = figures == null ? empty : figures;
      lookedAtDay = ofDay;
    }
    return lookedAt;
  }
}
