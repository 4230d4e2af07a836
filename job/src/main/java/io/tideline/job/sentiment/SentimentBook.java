package io.tideline.job.sentiment;

import io.tideline.job.series.DayPages;
import io.tideline.job.series.JudgementTimes;
import io.tideline.job.series.SeriesCache;
import io.tideline.udfs.sentiment.DayScores;
import io.tideline.udfs.sentiment.Scores;
import io.tideline.udfs.sentiment.SentimentJudge.Standing;
import io.tideline.udfs.sentiment.SliceScores;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.api.common.state.MapState;

/** The scores of the series at hand, opened from state and closed again. */
final class SentimentBook implements SliceScores {
  private final SeriesCache<SentimentState> states;
  private final DayPages<DayScores> days;

  final JudgementTimes judgements;
  long forgetAtMillis;
  Standing standing = Standing.CALM;
  private long oldestDay;

  SentimentBook(SeriesCache<SentimentState> states, MapState<Long, DayScores> days) {
    this.states = states;
    this.days = new DayPages<>(days, DayScores.EMPTY);
    this.judgements = new JudgementTimes(this);
  }

  /** Opens the series of the current key; false where nothing is known of it. */
  boolean open(SeriesKey current) throws Exception {
    SentimentState kept = states.open(current);
    if (kept == null) {
      return false;
    }
    oldestDay = kept.oldestDay();
    days.open(
        new DayPages.Held<>(kept.day(), kept.today(), kept.yesterday(), kept.weekBefore()),
        kept.prunedThroughDay());
    judgements.open(kept.judgedThroughMillis(), kept.nextJudgementMillis());
    forgetAtMillis = kept.forgetAtMillis();
    standing = new Standing(kept.drop(), kept.heardMillis());
    return true;
  }

  /** Begins with a series of which nothing is known. */
  void begin(long firstMillis) {
    oldestDay = Slices.dayOf(firstMillis);
    days.begin(oldestDay);
    judgements.begin();
    forgetAtMillis = Long.MAX_VALUE;
    standing = Standing.CALM;
  }

  /** Keeps what is at hand. */
  void close() throws Exception {
    DayPages.Held<DayScores> held = days.held();
    states.put(
        new SentimentState(
            oldestDay,
            held.day(),
            held.today(),
            held.yesterday(),
            held.weekBefore(),
            days.prunedThroughDay(),
            judgements.judgedThroughMillis(),
            judgements.nextMillis(),
            forgetAtMillis,
            standing.heardMillis(),
            standing.alert()));
  }

  /** Forgets the series. */
  void forget() {
    states.remove();
    days.clear();
  }

  /** The end of the newest day with messages. */
  long newestDayEndMillis() {
    return (days.newestDay() + 1) * Slices.DAY_MILLIS;
  }

  /** False for a day so far back that it has left the state, or the same day a week before has. */
  boolean keeps(long ofDay) {
    return days.keeps(ofDay);
  }

  /**
   * Takes scores of one hour in, of a day that it {@link #keeps}.
   *
   * @param clockMillis event time; days that no window can need any more leave the state
   */
  void add(ScoreDelta delta, long clockMillis) throws Exception {
    long day = Slices.dayOf(delta.hourMillis());
    oldestDay = Math.min(oldestDay, day);
    days.turnTo(day, clockMillis, oldestDay);
    DayScores scores = days.day(day, oldestDay);
    int slot = Slices.slotOf(delta.hourMillis());
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      scores = scores.plus(slot + slice, delta.slice(slice));
    }
    days.put(day, scores);
  }

  @Override
  public Scores scores(long fromMillis, long toMillis) {
    try {
      Scores sum = Scores.NONE;
      long from = fromMillis;
      while (from < toMillis) {
        long to = Slices.endWithinDay(from, toMillis);
        int slot = Slices.slotOf(from);
        DayScores day = days.day(Slices.dayOf(from), oldestDay);
        sum = sum.plus(day.between(slot, slot + Slices.count(from, to)));
        from = to;
      }
      return sum;
    } catch (Exception e) {
      throw new IllegalStateException("the scores of a series can't be read", e);
    }
  }
}
