package io.tideline.job.spikes;

/**
 * What is kept of a gift streak.
 *
 * @param firstMillis its earliest gift so far
 * @param counted whether it has been counted there
 */
public record StreakState(long firstMillis, boolean counted) {}
