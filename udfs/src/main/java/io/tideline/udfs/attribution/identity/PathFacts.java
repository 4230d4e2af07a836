package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an order so far. What it comes to does not depend on the order in which it
 * became known: facts are only added, of orders and claims the first in time holds, and touches
 * that came through another person than the one that holds are left out.
 *
 * @param order null while only other facts are known
 * @param claim null while no person is known
 */
public record PathFacts(
    @Nullable PlacedOrder order, @Nullable Claim claim, List<FoundTouches> found) {
  /** Through so many ids touches may come; those of further ones are left out. */
  static final int MAX_SOURCES = 256;

  /** Nothing. */
  public static final PathFacts NONE = new PathFacts(null, null, List.of());

  public PathFacts {
    found = found == null ? List.of() : found;
  }

  /** With one more. */
  public PathFacts with(OrderFact fact) {
    PlacedOrder newOrder = fact.order();
    if (newOrder != null) {
      boolean first = order == null || PlacedOrder.ORDER.compare(newOrder, order) < 0;
      return first ? new PathFacts(newOrder, claim, found) : this;
    }
    Claim newClaim = fact.claim();
    if (newClaim != null) {
      boolean first = claim == null || Claim.ORDER.compare(newClaim, claim) < 0;
      return first ? new PathFacts(order, newClaim, found) : this;
    }
    if (found.size() >= MAX_SOURCES) {
      return this;
    }
    var more = new ArrayList<>(found);
    more.add(fact.found());
    return new PathFacts(order, claim, more);
  }

  /**
   * The path as it stands.
   *
   * @throws NullPointerException while the order is not known
   */
  public OrderPath path(long revision, AttributionWindows windows) {
    PlacedOrder placed = Objects.requireNonNull(order);
    return new OrderPath(
        placed.accountId(),
        placed.platform(),
        placed.orderId(),
        revision,
        placed.atMillis(),
        placed.amount(),
        placed.currency(),
        placed.newCustomer(),
        person(placed),
        touches(placed, windows));
  }

  /**
   * The touches that were known when the order was placed, in order: without those that were linked
   * or received later. So the answer is the same whenever it is asked for, and no order of arrival
   * changes it.
   *
   * @throws NullPointerException while the order is not known
   */
  public List<PathTouch> touchesByThen(AttributionWindows windows) {
    long then = Objects.requireNonNull(order).atMillis();
    var touches = new ArrayList<PathTouch>();
    for (FoundTouches some : found) {
      for (PathTouch touch : some.touches()) {
        long known = Eligibility.knownFrom(touch.atMillis(), touch.receivedAtMillis());
        if (Math.max(known, some.sinceMillis()) <= then) {
          touches.add(touch);
        }
      }
    }
    return Eligibility.path(touches, then, windows);
  }

  /** The person, else the visitor; an order has one of them. */
  private String person(PlacedOrder placed) {
    if (placed.personId() != null) {
      return placed.personId();
    }
    return claim == null ? Objects.requireNonNull(placed.visitorId()) : claim.personId();
  }

  private List<PathTouch> touches(PlacedOrder placed, AttributionWindows windows) {
    var touches = new ArrayList<PathTouch>();
    for (FoundTouches some : found) {
      if (some.via() == null || claim != null && some.via().equals(claim.personId())) {
        touches.addAll(some.touches());
      }
    }
    return Eligibility.path(touches, placed.atMillis(), windows);
  }
}
