package io.tideline.job.content;

/** An account on a platform. */
public record AccountKey(String accountId, String platform) {}
