package io.tideline.udfs.sentiment;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The scores of some messages, summed in whole millionths: sums of fractions would depend on the
 * order in which they came.
 *
 * @param messages how many have a score
 * @param negatives how many of them are labelled negative
 * @param millionths the sum of their scores, each rounded to a millionth
 */
public record Scores(long messages, long negatives, long millionths) {
  private static final int SCALE = 6;
  private static final double ONE = 1_000_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Of no message. */
  public static final Scores NONE = new Scores(0, 0, 0);

  /** The score, 0 to 1, in whole millionths. */
  public static long millionths(double score) {
    return Math.round(score * ONE);
  }

  /** These and others. */
  public Scores plus(Scores others) {
    return new Scores(
        messages + others.messages, negatives + others.negatives, millionths + others.millionths);
  }

  /** The mean score; null where there is no message. */
  public @Nullable BigDecimal mean() {
    return messages == 0
        ? null
        : BigDecimal.valueOf(millionths, SCALE)
            .divide(BigDecimal.valueOf(messages), MathContext.DECIMAL64);
  }

  /** How many of a hundred are negative; null where there is no message. */
  public @Nullable BigDecimal negativePct() {
    return messages == 0
        ? null
        : BigDecimal.valueOf(negatives)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(messages), MathContext.DECIMAL64);
  }
}
