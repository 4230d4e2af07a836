package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop: views, carts, orders (some of those who clicked a product in a live), refunds. */
final class ShopTraffic {
  private final Cast cast;
  private final Dice dice;
  private final LiveTraffic lives;
  private @Nullable Sale lastSale;

  private record Sale(String orderId, String account, long cents) {}

  ShopTraffic(Cast cast, Dice dice, LiveTraffic lives) {
    this.cast = cast;
    this.dice = dice;
    this.lives = lives;
  }

  TrafficRecord next(Stamp stamp) {
    double roll = dice.unit();
    Sale sale = lastSale;
    if (roll < 0.04 && sale != null) {
      lastSale = null;
      return refund(stamp.of(sale.account()), sale);
    }
    if (roll < 0.34) {
      return order(stamp);
    }
    return look(roll < 0.55 ? EventType.CART_ADDED : EventType.PRODUCT_VIEWED, stamp);
  }

  private TrafficRecord look(EventType type, Stamp stamp) {
    String visitor = cast.user(cast.anyone());
    return Draft.of(type, stamp)
        .put("visitor_id", visitor)
        .put("product_id", cast.product())
        .put("quantity", type == EventType.CART_ADDED ? dice.between(1, 3) : null)
        .put("video_id", dice.chance(0.5) ? cast.video(cast.anyVideo()) : null)
        .keyedBy(visitor);
  }

  TrafficRecord order(Stamp stamp) {
    Integer looker = lives.lastLooker(stamp.account());
    int buyer = looker != null && dice.chance(0.3) ? looker : cast.anyone();
    int quantity = dice.between(1, 3);
    long cents = (long) quantity * dice.between(900, 7_900);
    lastSale = new Sale(stamp.id("o"), stamp.account(), cents);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("product_id", cast.product());
    item.put("quantity", quantity);
    item.put("amount", Draft.money(cents));
    return Draft.of(EventType.ORDER_PLACED, stamp)
        .put("order_id", stamp.id("o"))
        .put("person_id", dice.chance(0.4) ? cast.person(buyer) : null)
        .put("visitor_id", cast.user(buyer))
        .put("amount", Draft.money(cents))
        .put("currency", "EUR")
        .put("coupon_code", dice.chance(0.1) ? "THANKS10" : null)
        .put("items", List.of(item))
        .put("new_customer", dice.chance(0.6))
        .keyedBy(stamp.id("o"));
  }

  private static TrafficRecord refund(Stamp stamp, Sale sale) {
    return Draft.of(EventType.ORDER_REFUNDED, stamp)
        .put("order_id", sale.orderId())
        .put("refund_id", stamp.id("r"))
        .put("amount", Draft.money(sale.cents()))
        .put("currency", "EUR")
        .keyedBy(sale.orderId());
  }
}
