package io.tideline.udfs.posting;

import org.jspecify.annotations.Nullable;

/**
 * Posts with a tag against the account's others: a row of {@code tag_lift} (SEMANTICS §6). Lifts
 * are shares, 0.1 for 10 %, shrunk toward 0; null where either side has fewer than two posts that
 * say the figure.
 *
 * @param owned whether the sound is the account's own; null for hashtags, and where unsaid
 * @param reach of the geometric means
 * @param completion of the mean completion rates, in terms of the account's mean
 * @param engagement of the mean engagement rates by views, likewise
 * @param low of the reach, 95 %
 * @param high likewise
 */
public record TagLift(
    TagKind kind,
    String tag,
    @Nullable Boolean owned,
    int videosWith,
    int videosWithout,
    @Nullable Double reach,
    @Nullable Double completion,
    @Nullable Double engagement,
    @Nullable Double low,
    @Nullable Double high) {}
