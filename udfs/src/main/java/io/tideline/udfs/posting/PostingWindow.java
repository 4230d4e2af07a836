package io.tideline.udfs.posting;

import org.jspecify.annotations.Nullable;

/**
 * An hour of the week in one region: a row of {@code posting_windows} (SEMANTICS §6).
 *
 * @param hourOfWeek 0 = Monday 00:00 UTC
 * @param activeFollowers mean of the hour; null where unknown
 * @param posts published in the hour by the account for the region
 * @param medianReach of those of them that say so; null without any
 * @param medianWatchRatio likewise
 * @param score 1 is the account's average in the region; null where it is not known whom a post
 *     would meet
 * @param rank 1 is the best of the region; null without a score
 */
public record PostingWindow(
    String region,
    int hourOfWeek,
    @Nullable Double activeFollowers,
    int posts,
    @Nullable Double medianReach,
    @Nullable Double medianWatchRatio,
    @Nullable Double score,
    @Nullable Integer rank) {

  PostingWindow ranked(int place) {
    return new PostingWindow(
        region,
        hourOfWeek,
        activeFollowers,
        posts,
        medianReach,
        medianWatchRatio,
        score,
        score == null ? null : place);
  }
}
