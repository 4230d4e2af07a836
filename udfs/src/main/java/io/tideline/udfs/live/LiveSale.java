package io.tideline.udfs.live;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * An order of somebody who clicked a product in a live.
 *
 * @param amount gross
 */
public record LiveSale(String orderId, long atMillis, BigDecimal amount, String currency) {
  /** By time, then by id. */
  public static final Comparator<LiveSale> ORDER =
      Comparator.comparingLong(LiveSale::atMillis).thenComparing(LiveSale::orderId);
}
