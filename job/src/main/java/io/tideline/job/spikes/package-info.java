/**
 * Question: how much is being said, given and bought, and is it unusual against last week, and for
 * the series itself?
 *
 * <p>Inputs: events, of them inbound comments (negative ones once more) and direct messages, gifts
 * and orders that are not late. Outputs: rows of {@code volume_hourly} and {@code volume_daily};
 * alerts {@code volume_spike}, {@code volume_anomaly}, {@code volume_drop} and {@code
 * sustained_growth}. Key: the series (account, platform, series, video). State a series: the counts
 * of its last sixteen days by slice, holding only slices with events; its lives; the alerts that
 * are up; of series that were loud, an adaptive detector, until two weeks after it was last asked.
 * Leaves 36 days after the last event. Late data: left out by contract; what is behind the clock
 * but not late corrects the rows, slices already judged are not judged again (SEMANTICS §1, §2).
 *
 * <p>Cost: one slice touched per event, state once a series, hour and flush; see {@link
 * io.tideline.job.series}.
 */
@NullMarked
package io.tideline.job.spikes;

import org.jspecify.annotations.NullMarked;
