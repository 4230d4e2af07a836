package io.tideline.udfs.conversation.kpi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first response times of an hour, for its percentiles by nearest rank (SEMANTICS §5). Up to
 * {@link #MAX_EXACT} are kept one by one; with more, a {@link ReplySketch} of them. Which times
 * came in which order makes no difference to a percentile.
 *
 * @param subjects the episodes of the times kept one by one
 * @param millis the times, in the same order
 * @param sketch of all, where there are more; else null
 * @param takenBack of those taken back since there is a sketch; null where there are none
 */
public record ReplyTimes(
    long[] subjects, long[] millis, byte @Nullable [] sketch, byte @Nullable [] takenBack) {
  /** So many are kept one by one. */
  public static final int MAX_EXACT = 10_000;

  private static final long[] NOTHING = {};

  /** No times. */
  public static final ReplyTimes NONE = new ReplyTimes(NOTHING, NOTHING, null, null);

  /** Takes what is kept. */
  public ReplyTimes {
    subjects = subjects == null ? NOTHING : subjects;
    millis = millis == null ? NOTHING : millis;
  }

  /** With those changes, in order. */
  public ReplyTimes with(ReplyChanges changes) {
    if (changes.size() == 0) {
      return this;
    }
    return sketch == null ? exactWith(changes) : sketchedWith(changes);
  }

  private ReplyTimes exactWith(ReplyChanges changes) {
    int size = millis.length;
    long[] ofSubjects = Arrays.copyOf(subjects, size + changes.size());
    long[] times = Arrays.copyOf(millis, size + changes.size());
    for (int i = 0; i < changes.size(); i++) {
      if (!changes.isTakenBack(i)) {
        ofSubjects[size] = changes.subject(i);
        times[size++] = changes.millis(i);
      } else {
        int at = indexOf(changes, i, ofSubjects, times, size);
        if (at >= 0) {
          ofSubjects[at] = ofSubjects[--size];
          times[at] = times[size];
        }
      }
    }
    var exact =
        new ReplyTimes(Arrays.copyOf(ofSubjects, size), Arrays.copyOf(times, size), null, null);
    return size > MAX_EXACT ? exact.sketched() : exact;
  }

  private static int indexOf(
      ReplyChanges changes, int change, long[] subjects, long[] millis, int size) {
    int at = size - 1;
    while (at >= 0
        && (subjects[at] != changes.subject(change) || millis[at] != changes.millis(change))) {
      at--;
    }
    return at;
  }

  private ReplyTimes sketched() {
    return new ReplyTimes(NOTHING, NOTHING, ReplySketch.of(subjects, millis), null);
  }

  private ReplyTimes sketchedWith(ReplyChanges changes) {
    byte[] all = ReplySketch.union(sketch, ReplySketch.of(changes, false));
    byte[] gone = ReplySketch.union(takenBack, ReplySketch.of(changes, true));
    return new ReplyTimes(NOTHING, NOTHING, all, gone);
  }

  /**
   * Percentiles by nearest rank: the smallest time that at least so many percent do not exceed.
   *
   * @param percents each over 0, to 100
   * @return milliseconds, one each; null where there is no time
   */
  public long @Nullable [] percentiles(int... percents) {
    long[] sorted = sketch == null ? millis.clone() : ReplySketch.sample(sketch, takenBack);
    if (sorted.length == 0) {
      return null;
    }
    Arrays.sort(sorted);
    long[] result = new long[percents.length];
    for (int i = 0; i < percents.length; i++) {
      long rank = -Math.floorDiv(-(long) sorted.length * percents[i], 100L);
      result[i] = sorted[(int) Math.max(1, rank) - 1];
    }
    return result;
  }
}
