package io.tideline.udfs.sentiment;

import io.tideline.udfs.playbook.SentimentThresholds;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whether the messages of 60 minutes are a drop, by themselves or against the same 60 minutes one
 * week before (SEMANTICS §4). Fewer than {@code minMessages} say nothing, now as then. Compares
 * exactly, in whole numbers: a mean of 0.45 is 0.15 below one of 0.6.
 */
public final class SentimentRule {
  private final SentimentThresholds thresholds;
  private final long floor;
  private final long drop;
  private final long recovery;

  public SentimentRule(SentimentThresholds thresholds) {
    this.thresholds = thresholds;
    this.floor = Scores.millionths(thresholds.floor());
    this.drop = Scores.millionths(thresholds.drop());
    this.recovery = Scores.millionths(thresholds.recovery());
  }

  /** The thresholds the rule judges by. */
  public SentimentThresholds thresholds() {
    return thresholds;
  }

  /** True where there are enough messages for their mean to say anything. */
  public boolean hasMean(Scores scores) {
    return scores.messages() >= thresholds.minMessages();
  }

  /** True where the mean is below the floor, or at least {@code drop} below a week before. */
  public boolean fires(Scores now, Scores weekBefore) {
    return hasMean(now)
        && (againstLevel(now, floor) < 0
            || (hasMean(weekBefore) && againstMean(now, weekBefore, drop) <= 0));
  }

  /** True where the mean is more than {@code recovery} above both thresholds. */
  public boolean recovered(Scores now, Scores weekBefore) {
    return hasMean(now)
        && againstLevel(now, floor + recovery) > 0
        && (!hasMean(weekBefore) || againstMean(now, weekBefore, drop - recovery) > 0);
  }

  /** The mean below which, or down to which, it fires: the higher of the two thresholds, 0..1. */
  public double threshold(Scores weekBefore) {
    if (!hasMean(weekBefore)) {
      return thresholds.floor();
    }
    BigDecimal below = weekBefore.mean().subtract(BigDecimal.valueOf(thresholds.drop()));
    return Math.max(thresholds.floor(), below.doubleValue());
  }

  /** The sign of mean − level. */
  private static int againstLevel(Scores now, long level) {
    return Long.compare(now.millionths(), Math.multiplyExact(level, now.messages()));
  }

  /** The sign of mean − (the other's mean − below). */
  private static int againstMean(Scores now, Scores other, long below) {
    long level = other.millionths() - Math.multiplyExact(below, other.messages());
    return product(now.millionths(), other.messages()).compareTo(product(level, now.messages()));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
