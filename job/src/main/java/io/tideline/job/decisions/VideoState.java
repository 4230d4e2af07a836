package io.tideline.job.decisions;

import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.decision.VideoFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a video. The record is replaced, its arrays are changed in place.
 *
 * @param newestMinute the newest minute that is counted, since the epoch; {@link Long#MIN_VALUE}
 *     before the first comment
 * @param comments inbound comments by minute, modulo 60
 * @param negatives of these, the negative ones
 * @param spike whether a comment spike is firing
 * @param snapshotMillis when the newest snapshot was taken; {@link Long#MIN_VALUE} before the first
 * @param reachBand of that snapshot
 * @param region of that snapshot
 * @param told no longer used
 * @param forgetAtMillis the timer that clears it
 */
public record VideoState(
    long newestMinute,
    int[] comments,
    int[] negatives,
    boolean spike,
    long snapshotMillis,
    @Nullable String reachBand,
    @Nullable String region,
    int told,
    long forgetAtMillis) {
  private static final int MINUTES = 60;
  private static final long MINUTE_MILLIS = 60_000L;

  static VideoState empty() {
    return new VideoState(
        Long.MIN_VALUE,
        new int[MINUTES],
        new int[MINUTES],
        false,
        Long.MIN_VALUE,
        null,
        null,
        0,
        Long.MIN_VALUE);
  }

  /** After a comment; one that is older than all that is counted is not. */
  VideoState counted(long atMillis, boolean negative) {
    long minute = Math.floorDiv(atMillis, MINUTE_MILLIS);
    long newest = Math.max(newestMinute, minute);
    if (newestMinute != Long.MIN_VALUE) {
      clear(Math.min(newest - newestMinute, MINUTES), newest);
    }
    if (minute > newest - MINUTES) {
      int place = (int) Math.floorMod(minute, (long) MINUTES);
      comments[place]++;
      negatives[place] += negative ? 1 : 0;
    }
    return new VideoState(
        newest,
        comments,
        negatives,
        spike,
        snapshotMillis,
        reachBand,
        region,
        told,
        forgetAtMillis);
  }

  private void clear(long passed, long newest) {
    for (long minute = newest - passed + 1; minute <= newest; minute++) {
      int place = (int) Math.floorMod(minute, (long) MINUTES);
      comments[place] = 0;
      negatives[place] = 0;
    }
  }

  VideoState spiking(boolean firing) {
    return new VideoState(
        newestMinute,
        comments,
        negatives,
        firing,
        snapshotMillis,
        reachBand,
        region,
        told,
        forgetAtMillis);
  }

  /** After being told how far the video came; the newest stands. */
  VideoState seen(VideoStanding standing) {
    if (standing.atMillis() < snapshotMillis) {
      return this;
    }
    return new VideoState(
        newestMinute,
        comments,
        negatives,
        spike,
        standing.atMillis(),
        standing.reachBand(),
        standing.region(),
        told,
        forgetAtMillis);
  }

  VideoState forgottenAt(long millis) {
    return new VideoState(
        newestMinute, comments, negatives, spike, snapshotMillis, reachBand, region, told, millis);
  }

  /** What is known, at a time. */
  VideoFacts factsAt(long atMillis) {
    long last = Math.floorDiv(atMillis, MINUTE_MILLIS);
    int all = 0;
    int negative = 0;
    for (long minute = Math.max(last, newestMinute) - MINUTES + 1; minute <= last; minute++) {
      if (newestMinute != Long.MIN_VALUE && minute <= newestMinute) {
        int place = (int) Math.floorMod(minute, (long) MINUTES);
        all += comments[place];
        negative += negatives[place];
      }
    }
    return new VideoFacts(spike, negative, all, reachBand, region);
  }
}
