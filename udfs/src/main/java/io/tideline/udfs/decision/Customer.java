package io.tideline.udfs.decision;

import io.tideline.udfs.playbook.guard.PersonState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one person.
 *
 * @param guard what the guards keep; without the opt-out, which is kept for longer
 * @param orders how many so far
 * @param direct the person's direct conversation by account, for messages that no message asks for
 * @param liveId of the live in which the person last clicked a product; null before that
 * @param liveClickMillis when that was
 */
public record Customer(
    PersonState guard,
    int orders,
    Map<String, String> direct,
    @Nullable String liveId,
    long liveClickMillis) {

  /** Nobody we know. */
  public static final Customer NEW = new Customer(PersonState.EMPTY, 0, Map.of(), null, 0);

  private static final long AFTER_LIVE_MILLIS = 24 * 3_600_000L;

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

  /** After the person clicked a product in a live; the latest click stands. */
  public Customer clicked(String live, long atMillis) {
    return liveId != null && atMillis < liveClickMillis
        ? this
        : new Customer(guard, orders, direct, live, atMillis);
  }

  /** The live that an order at that time came after; null where it came after none. */
  public @Nullable String liveBefore(long orderedMillis) {
    long since = orderedMillis - liveClickMillis;
    return liveId != null && since >= 0 && since <= AFTER_LIVE_MILLIS ? liveId : null;
  }
}
