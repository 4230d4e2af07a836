package io.tideline.udfs.decision;

import io.tideline.udfs.playbook.guard.PersonState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one person.
 *
 * @param guard what the guards keep; without the opt-out, which is kept for longer
 * @param orders how many so far
 * @param direct the person's direct conversation by account, for messages that no message asks for
 * @param liveId no longer filled: orders say themselves which live they came after; kept since
 *     state is append-only
 * @param liveClickMillis likewise
 */
public record Customer(
    PersonState guard,
    int orders,
    Map<String, String> direct,
    @Nullable String liveId,
    long liveClickMillis) {

  /** Nobody we know. */
  public static final Customer NEW = new Customer(PersonState.EMPTY, 0, Map.of(), null, 0);

  public Customer {
    direct = direct == null ? Map.of() : direct;
  }

  Customer with(PersonState changed) {
    return new Customer(changed, orders, direct, liveId, liveClickMillis);
  }

  /** The same, wanting no automation from then on. */
  public Customer optedOut(long atMillis) {
    return with(guard.optedOut(atMillis));
  }

  /**
   * What is left when all up to an instant is forgotten. An opt-out is kept elsewhere with its
   * times, and orders are only counted: neither is left.
   *
   * @param conversations of the person that are left
   */
  public Customer after(long millis, Set<String> conversations) {
    var sent = guard.sent().stream().filter(one -> one.atMillis() > millis).toList();
    var left = new HashMap<>(direct);
    left.values().retainAll(conversations);
    return new Customer(new PersonState(sent, null), 0, left, null, 0);
  }

  /** After an order. */
  public Customer ordered() {
    return new Customer(guard, orders + 1, direct, liveId, liveClickMillis);
  }

  /** After the person wrote in a direct conversation with that account. */
  public Customer wrote(String accountId, String conversationId) {
    if (conversationId.equals(direct.get(accountId))) {
      return this;
    }
    var all = new HashMap<>(direct);
    all.put(accountId, conversationId);
    return new Customer(guard, orders, all, liveId, liveClickMillis);
  }
}
