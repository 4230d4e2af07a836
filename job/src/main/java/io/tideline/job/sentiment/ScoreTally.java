package io.tideline.job.sentiment;

import io.tideline.job.series.Tally;
import io.tideline.udfs.sentiment.Scores;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.text.SentimentLabel;
import io.tideline.udfs.text.TextVerdict;

/** Sums the scores of one series in one hour until the next flush. */
final class ScoreTally implements Tally<ScoreTally, ScoreDelta> {
  private final SeriesKey key;
  private final long hourMillis;
  private final int[] messages = new int[Slices.PER_HOUR];
  private final int[] negatives = new int[Slices.PER_HOUR];
  private final long[] millionths = new long[Slices.PER_HOUR];

  ScoreTally(SeriesKey key, long hourMillis) {
    this.key = key;
    this.hourMillis = hourMillis;
  }

  /** Adds a message. */
  void add(TextVerdict verdict, long atMillis) {
    int slice = Slices.count(hourMillis, atMillis);
    messages[slice]++;
    negatives[slice] += verdict.sentimentLabel() == SentimentLabel.NEGATIVE ? 1 : 0;
    millionths[slice] += Scores.millionths(verdict.sentimentScore());
  }

  @Override
  public SeriesKey key() {
    return key;
  }

  @Override
  public long hourMillis() {
    return hourMillis;
  }

  @Override
  public void add(ScoreTally other) {
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      messages[slice] += other.messages[slice];
      negatives[slice] += other.negatives[slice];
      millionths[slice] += other.millionths[slice];
    }
  }

  @Override
  public ScoreDelta delta() {
    return new ScoreDelta(key, hourMillis, messages, negatives, millionths);
  }
}
