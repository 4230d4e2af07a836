package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.Eligibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One end of a link, as kept at the other.
 *
 * @param id the person's where a visitor keeps it, and the other way round
 * @param receivedAtMillis of the earliest receipt, where the same link came repeatedly
 */
public record KnownLink(String id, long atMillis, String eventId, long receivedAtMillis) {

  /** The link that happened first is the one that says whose an order is. */
  public static final Comparator<KnownLink> ORDER =
      Comparator.comparingLong(KnownLink::atMillis).thenComparing(KnownLink::eventId);

  /** Whether it may still change an order of that time. */
  public boolean countsFor(long orderMillis) {
    return Eligibility.inTime(receivedAtMillis, orderMillis);
  }

  /** From when on it is sure to be known. */
  public long knownFromMillis() {
    return Eligibility.knownFrom(atMillis, receivedAtMillis);
  }

  /** With one more, in order; the earlier of two to the same end, and that as received first. */
  public static List<KnownLink> with(List<KnownLink> links, KnownLink added) {
    var all = new ArrayList<KnownLink>(links.size() + 1);
    KnownLink merged = added;
    for (KnownLink link : links) {
      if (link.id().equals(added.id())) {
        merged = merge(link, added);
      } else {
        all.add(link);
      }
    }
    all.add(merged);
    all.sort(ORDER);
    return all;
  }

  private static KnownLink merge(KnownLink a, KnownLink b) {
    KnownLink first = ORDER.compare(a, b) <= 0 ? a : b;
    long received = Math.min(a.receivedAtMillis, b.receivedAtMillis);
    return new KnownLink(first.id, first.atMillis, first.eventId, received);
  }
}
