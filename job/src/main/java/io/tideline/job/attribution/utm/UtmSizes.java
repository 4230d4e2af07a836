package io.tideline.job.attribution.utm;

/**
 * How much is kept of an account.
 *
 * @param lookAtMillis when to look what is to be forgotten
 */
public record UtmSizes(int combinations, int known, long lookAtMillis) {
  static final UtmSizes NONE = new UtmSizes(0, 0, Long.MAX_VALUE);

  boolean isEmpty() {
    return combinations == 0 && known == 0;
  }

  UtmSizes plus(int moreCombinations, int moreKnown) {
    return new UtmSizes(combinations + moreCombinations, known + moreKnown, lookAtMillis);
  }

  UtmSizes lookedAt(long millis) {
    return new UtmSizes(combinations, known, millis);
  }
}
