package io.tideline.udfs.sql;

import io.tideline.udfs.content.Rate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Figures as SQL has them, on their way to exact ones and back. */
final class SqlFigures {
  private SqlFigures() {}

  /** The decimal that was written; null where there is none. */
  static @Nullable BigDecimal exact(@Nullable Double figure) {
    return figure == null || !Double.isFinite(figure) ? null : BigDecimal.valueOf(figure);
  }

  /** A product; null where either factor is. */
  static @Nullable BigDecimal product(@Nullable Double one, @Nullable Double other) {
    BigDecimal first = exact(one);
    BigDecimal second = exact(other);
    return first == null || second == null ? null : first.multiply(second);
  }

  static @Nullable Double shown(@Nullable Rate rate) {
    return rate == null ? null : rate.value();
  }
}
