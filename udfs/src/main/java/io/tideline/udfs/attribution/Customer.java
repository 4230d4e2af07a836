package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer (SEMANTICS §8, {@code ltv}): the first order, with the campaigns that
 * won it, and what all orders came to, by currency. Where the first order proves to be another
 * customer's, the next is the first: for that the {@value #MAX_NEXT} after it are kept too. An
 * order moves within two days, so of more than that nothing depends.
 *
 * @param first null while there is none
 * @param net by currency, over all orders
 * @param next orders after the first, ascending
 */
public record Customer(
    @Nullable CustomerOrder first, Map<String, BigDecimal> net, List<CustomerOrder> next) {
  private static final int MAX_NEXT = 8;

  /** Nobody yet. */
  public static final Customer NEW = new Customer(null, Map.of(), List.of());

  public Customer {
    net = net == null ? Map.of() : net;
    next = next == null ? List.of() : next;
  }

  /** The customer after a change of an order. */
  public Customer with(CustomerOrder order) {
    Map<String, BigDecimal> sums = new HashMap<>(net);
    sums.merge(order.currency(), order.netChange(), BigDecimal::add);
    var orders = new ArrayList<>(next);
    if (first != null) {
      orders.add(first);
    }
    orders.removeIf(known -> known.orderId().equals(order.orderId()));
    if (!order.removed()) {
      orders.add(order);
    } else if (orders.stream().noneMatch(other -> other.currency().equals(order.currency()))) {
      // Who paid in a currency and had all of it refunded has paid in it, and counts there.
      sums.computeIfPresent(order.currency(), (currency, sum) -> sum.signum() == 0 ? null : sum);
    }
    orders.sort(CustomerOrder.ORDER);
    if (orders.isEmpty()) {
      return new Customer(null, sums, List.of());
    }
    int kept = Math.min(orders.size(), 1 + MAX_NEXT);
    return new Customer(orders.get(0), sums, new ArrayList<>(orders.subList(1, kept)));
  }

  /** What the campaigns that won the customer have by them now and had not before. */
  public List<LtvDelta> since(Customer before, String accountId) {
    Map<Key, Sums> sums = new LinkedHashMap<>();
    before.add(sums, BigDecimal.ONE.negate());
    add(sums, BigDecimal.ONE);
    var deltas = new ArrayList<LtvDelta>();
    sums.forEach(
        (key, sum) -> {
          if (sum.customers.signum() != 0 || sum.net.signum() != 0) {
            deltas.add(
                new LtvDelta(
                    accountId,
                    key.campaign,
                    key.wonAtMillis,
                    key.model,
                    key.currency,
                    sum.customers,
                    sum.net));
          }
        });
    return deltas;
  }

  private void add(Map<Key, Sums> sums, BigDecimal sign) {
    if (first == null) {
      return;
    }
    for (CampaignShare share : first.won()) {
      BigDecimal weight = share.weight().multiply(sign);
      net.forEach(
          (currency, sum) ->
              sums.merge(
                  new Key(share.campaign(), first.atMillis(), share.model(), currency),
                  new Sums(weight, sum.multiply(weight)),
                  Sums::plus));
    }
  }

  private record Key(String campaign, long wonAtMillis, AttributionModel model, String currency) {}

  private record Sums(BigDecimal customers, BigDecimal net) {
    Sums plus(Sums more) {
      return new Sums(customers.add(more.customers), net.add(more.net));
    }
  }
}
