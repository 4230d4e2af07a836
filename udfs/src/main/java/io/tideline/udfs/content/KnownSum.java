package io.tideline.udfs.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A sum of what is known: nothing known is not 0.
 *
 * @param known of how many videos it is known
 */
public record KnownSum(long known, BigDecimal sum) {
  static final KnownSum NONE = new KnownSum(0, BigDecimal.ZERO);

  static KnownSum of(@Nullable BigDecimal figure) {
    return figure == null ? NONE : new KnownSum(1, figure);
  }

  KnownSum plus(KnownSum other) {
    return new KnownSum(known + other.known, sum.add(other.sum));
  }

  KnownSum minus(KnownSum other) {
    return new KnownSum(known - other.known, sum.subtract(other.sum));
  }

  @Nullable BigDecimal value() {
    return known == 0 ? null : sum;
  }

  @Nullable Long count() {
    return known == 0 ? null : sum.longValue();
  }
}
