package io.tideline.udfs.decision;

import io.tideline.udfs.playbook.rule.UnlessEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something in a conversation that calls delayed actions off (SEMANTICS §9).
 *
 * @param what it was
 * @param atMillis when it happened
 */
public record Happened(UnlessEvent what, long atMillis) {
  /** So many of each kind are kept; more are seldom read ahead of the message they follow. */
  private static final int KEPT = 4;

  private static final Comparator<Happened> ORDER =
      Comparator.comparingLong(Happened::atMillis).thenComparing(Happened::what);

  /** All with one more, of which the oldest of its kind leaves where there are many. */
  static List<Happened> added(List<Happened> all, Happened one) {
    if (all.contains(one)) {
      return all;
    }
    var next = new ArrayList<Happened>(all.size() + 1);
    next.addAll(all);
    next.add(one);
    next.sort(ORDER);
    long ofItsKind = next.stream().filter(other -> other.what == one.what).count();
    if (ofItsKind > KEPT) {
      for (int i = 0; i < next.size(); i++) {
        if (next.get(i).what == one.what) {
          next.remove(i);
          break;
        }
      }
    }
    return next;
  }

  /** When that happened last; {@link Long#MIN_VALUE} where it is not known to have happened. */
  static long last(List<Happened> all, UnlessEvent what) {
    return all.stream()
        .filter(one -> one.what == what)
        .mapToLong(Happened::atMillis)
        .max()
        .orElse(Long.MIN_VALUE);
  }
}
