package io.tideline.udfs.sentiment;

import io.tideline.udfs.spike.DayCounts;

/**
 * The scores of one series on one UTC day by slice, holding only the slices that have messages: a
 * video with three a day costs 48 to 72 bytes, the busiest at most 7 KB. A slice holds up to 280
 * million messages.
 *
 * @param messages how many have a score
 * @param negatives how many of them are labelled negative
 * @param millionths the sums of their scores; see {@link Scores}
 */
public record DayScores(DayCounts messages, DayCounts negatives, DayCounts millionths) {

  /** A day without messages. */
  public static final DayScores EMPTY =
      new DayScores(DayCounts.EMPTY, DayCounts.EMPTY, DayCounts.EMPTY);

  public DayScores {
    messages = messages == null ? DayCounts.EMPTY : messages;
    negatives = negatives == null ? DayCounts.EMPTY : negatives;
    millionths = millionths == null ? DayCounts.EMPTY : millionths;
  }

  /** The day with more messages in the slice. */
  public DayScores plus(int slot, Scores scores) {
    return new DayScores(
        plus(messages, slot, scores.messages()),
        plus(negatives, slot, scores.negatives()),
        plus(millionths, slot, scores.millionths()));
  }

  private static DayCounts plus(DayCounts counts, int slot, long n) {
    return n == 0 ? counts : counts.plus(slot, n);
  }

  /** The messages in the slots from {@code from} up to but without {@code to}. */
  public Scores between(int from, int to) {
    return new Scores(
        messages.between(from, to), negatives.between(from, to), millionths.between(from, to));
  }
}
