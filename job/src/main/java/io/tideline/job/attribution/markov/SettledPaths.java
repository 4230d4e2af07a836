package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.markov.PathCounts;

/**
 * What is to be added to an account's paths of a day.
 *
 * @param day on which they are settled, counted from the epoch
 */
public record SettledPaths(String accountId, long day, PathCounts counts) {}
