package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order comes to at one time: all that its rows and figures follow from.
 *
 * @param refunded the sum of its refunds
 * @param cohort of the buyer; null where there was no hold-out when it was credited first
 */
public record Issue(WeightedPath weighted, BigDecimal refunded, @Nullable Cohort cohort) {

  /** The order and its touches. */
  public OrderPath path() {
    return weighted.path();
  }

  /** The credits of all models. */
  public List<Credit> credits() {
    return Credits.of(weighted, refunded);
  }

  /** The last touch; null of a direct order. */
  public @Nullable PathTouch lastTouch() {
    List<PathTouch> touches = path().touches();
    return touches.isEmpty() ? null : touches.get(touches.size() - 1);
  }

  /** {@code conversion_path}: what the last touch was. */
  public String conversionPath() {
    PathTouch last = lastTouch();
    return last == null ? TouchType.DIRECT_PATH : last.type().conversionPath();
  }

  /** The amount less the refunds. */
  public BigDecimal net() {
    return path().amount().subtract(refunded);
  }
}
