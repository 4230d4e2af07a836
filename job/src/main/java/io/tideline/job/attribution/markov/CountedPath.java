package io.tideline.job.attribution.markov;

/**
 * The path of an order as it was last counted.
 *
 * @param campaigns of its touches
 */
public record CountedPath(long revision, String[] campaigns) {}
