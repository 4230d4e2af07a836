package io.tideline.udfs.live;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a live has sold (SEMANTICS §7). Currencies are never added: the revenue is that of the first
 * order's, the others stand beside it.
 *
 * @param orders how many
 * @param first the earliest; null without orders
 * @param byCurrency gross amounts
 */
public record LiveSales(long orders, @Nullable LiveSale first, Map<String, BigDecimal> byCurrency) {
  /** Nothing yet. */
  public static final LiveSales NONE = new LiveSales(0, null, Map.of());

  public LiveSales {
    byCurrency = byCurrency == null ? Map.of() : byCurrency;
  }

  /** After one more order. */
  public LiveSales with(LiveSale sale) {
    boolean isFirst = first == null || LiveSale.ORDER.compare(sale, first) < 0;
    var sums = new TreeMap<>(byCurrency);
    sums.merge(sale.currency(), sale.amount(), BigDecimal::add);
    return new LiveSales(orders + 1, isFirst ? sale : first, sums);
  }

  /**
   * After an order that proved to be no order of this live.
   *
   * @param others all other orders that may still change
   */
  public LiveSales without(LiveSale sale, Collection<LiveSale> others) {
    if (orders <= 1) {
      return NONE;
    }
    boolean wasFirst = first != null && first.orderId().equals(sale.orderId());
    LiveSale next = wasFirst ? others.stream().min(LiveSale.ORDER).orElse(null) : first;
    var sums = new TreeMap<>(byCurrency);
    sums.merge(sale.currency(), sale.amount().negate(), BigDecimal::add);
    boolean isGone = others.stream().noneMatch(o -> o.currency().equals(sale.currency()));
    if (isGone && sums.get(sale.currency()).signum() == 0) {
      sums.remove(sale.currency());
    }
    return new LiveSales(orders - 1, next, sums);
  }

  /** The first order's currency; null without orders. */
  public @Nullable String currency() {
    return first == null ? null : first.currency();
  }

  /** What was sold in the first order's currency; null without orders. */
  public @Nullable BigDecimal revenue() {
    return first == null ? null : byCurrency.get(first.currency());
  }

  /** What was sold in all other currencies, by currency in order. */
  public Map<String, BigDecimal> revenueOther() {
    var others = new TreeMap<>(byCurrency);
    if (first != null) {
      others.remove(first.currency());
    }
    return others;
  }
}
