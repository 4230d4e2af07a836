/**
 * Question: how do people feel, and is it worse than it should be?
 *
 * <p>Inputs: events with their texts read, of them inbound comments and direct messages with a
 * score that are not late. Outputs: rows of {@code sentiment_hourly}; alerts {@code
 * sentiment_drop}. Key: account, platform, channel, and video, which is empty for the whole
 * account. State a series: messages, negative ones and the sum of scores of its last sixteen days
 * by slice, holding only slices with messages; the alert that is up. Leaves 17 days after the last
 * message. Late data: left out by contract; what is behind the clock but not late corrects the
 * rows, slices already judged are not judged again (SEMANTICS §1, §4). A deletion takes nothing
 * back.
 *
 * <p>Cost: one slice touched per event, state once a series, hour and flush; see {@link
 * io.tideline.job.series}. Sums are whole numbers, so they depend neither on the order of arrival
 * nor on how many instances there are.
 */
@NullMarked
package io.tideline.job.sentiment;

import org.jspecify.annotations.NullMarked;
