package io.tideline.udfs.content;

import org.jspecify.annotations.Nullable;

/**
 * How far a video came, by its newest snapshot (SEMANTICS §6): what decisions about its comments
 * may ask for.
 *
 * @param atMillis when the snapshot was taken
 * @param reachBand {@code follower_bound}, {@code organic} or {@code viral}; null without followers
 * @param region as the snapshot says; null where unsaid
 */
public record VideoStanding(
    String accountId,
    String platform,
    String videoId,
    long atMillis,
    @Nullable String reachBand,
    @Nullable String region) {}
