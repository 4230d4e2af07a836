package io.tideline.job.cli.spikes;

/**
 * One line of a file of counts.
 *
 * @param timestamp as it stands in the file
 * @param millis the same as a time; the beginning of the slice
 * @param count events, at least 0
 */
record CountRow(String series, String timestamp, long millis, double count) {}
