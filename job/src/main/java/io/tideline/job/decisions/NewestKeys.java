package io.tideline.job.decisions;

import java.util.LinkedHashSet;

/**
 * Some keys that have something in common, in memory only: the newest ones, of older ones nothing
 * is remembered. Not for several threads.
 */
final class NewestKeys {
  private final LinkedHashSet<String> keys = new LinkedHashSet<>();
  private final int most;

  /**
   * @param most so many are remembered
   */
  NewestKeys(int most) {
    this.most = most;
  }

  boolean contains(String key) {
    return keys.contains(key);
  }

  /** Remembers it; the oldest leaves where there are too many. */
  void add(String key) {
    if (keys.add(key) && keys.size() > most) {
      var oldest = keys.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** It has that in common no more. */
  void remove(String key) {
    keys.remove(key);
  }
}
