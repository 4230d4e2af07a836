package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that led to it, as known so far (SEMANTICS §8). A later one of the same order
 * with a higher revision replaces it.
 *
 * @param revision 1, 2, … within the order
 * @param occurredAtMillis of the order
 * @param amount gross; refunds are no matter of paths
 * @param newCustomer null where the order does not say
 * @param person raw id of the person, else of the visitor; never for a table or a log. Empty where
 *     they were erased since
 * @param touches eligible ones in the order of {@link PathTouch#ORDER}; empty for a direct order
 */
public record OrderPath(
    String accountId,
    String platform,
    String orderId,
    long revision,
    long occurredAtMillis,
    BigDecimal amount,
    String currency,
    @Nullable Boolean newCustomer,
    String person,
    List<PathTouch> touches) {

  OrderPath withoutPerson() {
    return new OrderPath(
        accountId,
        platform,
        orderId,
        revision,
        occurredAtMillis,
        amount,
        currency,
        newCustomer,
        "",
        touches.stream().map(PathTouch::withoutConversation).toList());
  }
}
