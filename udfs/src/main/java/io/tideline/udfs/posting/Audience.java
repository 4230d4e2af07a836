package io.tideline.udfs.posting;

/**
 * How many followers of a region were active in an hour.
 *
 * @param hourStartMillis in milliseconds since the epoch
 */
public record Audience(String region, long hourStartMillis, long activeFollowers) {}
