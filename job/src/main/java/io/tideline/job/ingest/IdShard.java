package io.tideline.job.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The remembered ids of one shard: its pages by start, and the fingerprints of all of them in one
 * set, so that a new id is told by one look.
 */
final class IdShard {
  private final List<IdPage> pages = new ArrayList<>();
  private FingerprintSet fingerprints = new FingerprintSet();

  boolean mayContain(EventId id) {
    return fingerprints.mayContain(id.fingerprint());
  }

  /** The pages, oldest first. */
  List<IdPage> pages() {
    return pages;
  }

  /** Takes a page in, with what it holds. */
  void add(IdPage page) {
    int at = pages.size();
    while (at > 0 && pages.get(at - 1).start() > page.start()) {
      at--;
    }
    pages.add(at, page);
    page.forEachFingerprint(fingerprints::add);
  }

  /**
   * Files an id under a page of this shard; true where it is the page's first since a checkpoint.
   */
  boolean add(IdPage page, EventId id, long occurredAt) {
    fingerprints.add(id.fingerprint());
    return page.add(id, occurredAt);
  }

  /** Lets a page go. */
  void remove(long start) {
    pages.stream().filter(page -> page.start() == start).forEach(IdPage::takeFresh);
    pages.removeIf(page -> page.start() == start);
    fingerprints = new FingerprintSet();
    for (IdPage page : pages) {
      page.forEachFingerprint(fingerprints::add);
    }
  }
}
