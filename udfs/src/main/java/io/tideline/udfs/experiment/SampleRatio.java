package io.tideline.udfs.experiment;

import java.util.Collection;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.jspecify.annotations.Nullable;

/**
 * Whether traffic was split evenly. Where it was not, something sorts the viewers, and the variants
 * cannot be compared (SEMANTICS §6).
 */
public final class SampleRatio {
  private SampleRatio() {}

  /**
   * How likely counts at least so uneven are under an equal split: chi-square with one degree of
   * freedom less than there are counts. Null for fewer than two counts, or where all are 0.
   */
  public static @Nullable Double p(Collection<Long> counts) {
    long[] observed = counts.stream().mapToLong(Long::longValue).toArray();
    long sum = counts.stream().mapToLong(Long::longValue).sum();
    if (observed.length < 2 || sum == 0) {
      return null;
    }
    return ChiSquareTest.withDefaults().test(observed).getPValue();
  }
}
