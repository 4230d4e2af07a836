package io.tideline.job.cli.spikes;

/**
 * What a detector says of one row.
 *
 * @param row what was judged
 * @param fires whether an alert begins with it
 * @param hour events of the 60 minutes that end with it
 * @param expected of the same 60 minutes; NaN where there is nothing to expect yet
 * @param low the lower end of what is ordinary; NaN likewise
 * @param high the upper end; NaN likewise
 */
record SliceJudgement(
    CountRow row, boolean fires, double hour, double expected, double low, double high) {}
