package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/**
 * {@code live.gift}.
 *
 * @param diamonds the value of one gift
 * @param repeatCount the running count within a streak, at least 1
 * @param streakId null for a gift outside a streak
 * @param streakEnd null where unsaid
 */
public record LiveGift(
    String liveId,
    String viewerId,
    @Nullable String viewerName,
    String giftId,
    @Nullable String giftName,
    long diamonds,
    long repeatCount,
    @Nullable String streakId,
    @Nullable Boolean streakEnd) {}
