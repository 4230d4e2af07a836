package io.tideline.udfs.event;

/** {@code audience.activity}: how many followers of a region were active in an hour. */
public record AudienceActivity(String region, long hourStartMillis, long activeFollowers) {}
