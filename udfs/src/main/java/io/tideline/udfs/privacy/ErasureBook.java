package io.tideline.udfs.privacy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is to be forgotten, and up to when (SEMANTICS §10). "Before" an erasure is what happened at
 * its instant or earlier; what comes of it later is as if it had never come.
 *
 * <p>While nobody is in it, a question costs nothing; else it costs the pseudonym of who is asked
 * for. Not for several threads.
 */
public final class ErasureBook {
  private static final long[] NEVER = {};

  private final Pseudonyms pseudonyms;
  private final Map<String, long[]> instants = new HashMap<>();

  public ErasureBook(PseudonymSecret secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /** Takes an erasure; whether it was not known. */
  public boolean add(String subjectKey, long atMillis) {
    long[] known = instants.getOrDefault(subjectKey, NEVER);
    int found = Arrays.binarySearch(known, atMillis);
    if (found >= 0) {
      return false;
    }
    int at = -found - 1;
    long[] more = Arrays.copyOf(known, known.length + 1);
    System.arraycopy(known, at, more, at + 1, known.length - at);
    more[at] = atMillis;
    instants.put(subjectKey, more);
    return true;
  }

  /** Drops erasures before an instant; whether there were any. */
  public boolean dropBefore(long millis) {
    boolean dropped = false;
    for (String subject : instants.keySet().toArray(String[]::new)) {
      long[] known = instants.get(subject);
      long[] kept = Arrays.stream(known).filter(at -> at >= millis).toArray();
      dropped |= kept.length < known.length;
      if (kept.length == 0) {
        instants.remove(subject);
      } else {
        instants.put(subject, kept);
      }
    }
    return dropped;
  }

  /** Whether nobody is to be forgotten. */
  public boolean isEmpty() {
    return instants.isEmpty();
  }

  /** When a person's erasures were made, in order; mostly none. */
  public long[] of(String personId) {
    return instants.isEmpty() ? NEVER : ofKey(pseudonyms.keyOf(personId));
  }

  /** As {@link #of}, of a pseudonym. */
  public long[] ofKey(String subjectKey) {
    return instants.getOrDefault(subjectKey, NEVER);
  }

  /** Whether there is an erasure of the person at that instant or later. */
  public boolean isErased(String personId, long atMillis) {
    long[] erasures = of(personId);
    return erasures.length > 0 && erasures[erasures.length - 1] >= atMillis;
  }

  /** As {@link #isErased}, of a pseudonym. */
  public boolean isErasedKey(String subjectKey, long atMillis) {
    long[] erasures = ofKey(subjectKey);
    return erasures.length > 0 && erasures[erasures.length - 1] >= atMillis;
  }

  /** Whether anybody was erased at that instant or later. */
  public boolean isAnybodyErased(long atMillis) {
    for (long[] erasures : instants.values()) {
      if (erasures[erasures.length - 1] >= atMillis) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether what a person did at one instant is forgotten at a later one: they were erased at the
   * first or after it, and before the second.
   */
  public boolean isForgotten(String personId, long didMillis, long laterMillis) {
    for (long at : of(personId)) {
      if (at >= didMillis && at < laterMillis) {
        return true;
      }
    }
    return false;
  }

  /** The latest erasure of the person before an instant; 0 without one. */
  public long lastBefore(String personId, long millis) {
    long last = 0;
    for (long at : of(personId)) {
      if (at < millis) {
        last = at;
      }
    }
    return last;
  }

  /** All pseudonyms with the instants of their erasures. */
  public Map<String, long[]> all() {
    return Map.copyOf(instants);
  }
}
