package io.tideline.udfs.attribution;

import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which touches count for an order (SEMANTICS §8): those at or before it, no longer before than
 * their type's window, bounds included, that were received no later than 48 h after it. It depends
 * on the touch and the order alone, not on which of them comes first.
 */
public final class Eligibility {
  /** A touch or a link that is received so long after an order still re-computes its credits. */
  public static final long LATENESS_MILLIS = 48 * 3_600_000L;

  /** So much may be on its way when the clock passes an order (SEMANTICS §1). */
  private static final long DISORDER_MILLIS = 60_000L;

  /** A path holds the newest so many touches: hot ids must not make paths without end. */
  public static final int MAX_TOUCHES = 128;

  private Eligibility() {}

  /** Whether the touch counts for an order of that time. */
  public static boolean counts(PathTouch touch, long orderMillis, AttributionWindows windows) {
    long age = orderMillis - touch.atMillis();
    return age >= 0
        && age <= touch.type().windowMillis(windows)
        && inTime(touch.receivedAtMillis(), orderMillis);
  }

  /** Whether what was received then may still change an order of that time. */
  public static boolean inTime(long receivedAtMillis, long orderMillis) {
    return receivedAtMillis - orderMillis <= LATENESS_MILLIS;
  }

  /**
   * From when on it is sure to be known: when it happened, or where it took longer than the
   * disorder that the clock waits for, so much later. Up to there no order of arrival makes a
   * difference.
   */
  public static long knownFrom(long atMillis, long receivedAtMillis) {
    return Math.max(atMillis, receivedAtMillis - DISORDER_MILLIS);
  }

  /** The path of an order of that time: each touch once, in order, the newest of too many. */
  public static List<PathTouch> path(
      Collection<PathTouch> touches, long orderMillis, AttributionWindows windows) {
    Set<TouchId> seen = new HashSet<>();
    var path = new ArrayList<PathTouch>();
    for (PathTouch touch : touches) {
      if (counts(touch, orderMillis, windows)
          && seen.add(new TouchId(touch.type(), touch.eventId()))) {
        path.add(touch);
      }
    }
    path.sort(PathTouch.ORDER);
    int size = path.size();
    return size <= MAX_TOUCHES ? path : new ArrayList<>(path.subList(size - MAX_TOUCHES, size));
  }

  private record TouchId(TouchType type, String eventId) {}
}
