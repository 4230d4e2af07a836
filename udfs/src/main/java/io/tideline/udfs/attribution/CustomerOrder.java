package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order, or a correction of one, means for its customer.
 *
 * @param person raw id of the person, else of the visitor
 * @param netChange by how much what the customer has brought changes
 * @param won to whom the customer belongs if this is their first order; empty where the order says
 *     that they bought before
 * @param removed whether the order proved to be another's
 */
public record CustomerOrder(
    String accountId,
    String person,
    String orderId,
    long atMillis,
    String currency,
    BigDecimal netChange,
    List<CampaignShare> won,
    boolean removed) {

  /** Of a customer's orders the least is the first. */
  public static final Comparator<CustomerOrder> ORDER =
      Comparator.comparingLong(CustomerOrder::atMillis).thenComparing(CustomerOrder::orderId);

  /** The changes that a correction makes, to one customer or to two. */
  public static List<CustomerOrder> between(@Nullable Issue before, Issue after) {
    if (before == null) {
      return List.of(of(after, after.net(), false));
    }
    boolean same =
        before.path().person().equals(after.path().person())
            && before.path().currency().equals(after.path().currency());
    return same
        ? List.of(of(after, after.net().subtract(before.net()), false))
        : List.of(of(before, before.net().negate(), true), of(after, after.net(), false));
  }

  private static CustomerOrder of(Issue issue, BigDecimal netChange, boolean removed) {
    OrderPath path = issue.path();
    boolean boughtBefore = Boolean.FALSE.equals(path.newCustomer());
    return new CustomerOrder(
        path.accountId(),
        path.person(),
        path.orderId(),
        path.occurredAtMillis(),
        path.currency(),
        netChange,
        boughtBefore ? List.of() : CampaignShare.of(issue),
        removed);
  }
}
