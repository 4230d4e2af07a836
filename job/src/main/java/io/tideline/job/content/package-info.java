/**
 * Question: what is each video worth, and how did the account's week go (SEMANTICS §6)?
 *
 * <p>Inputs: {@code video.snapshot}; playbooks, whose benchmarks grade and whose zones say when a
 * week begins. Outputs: rows of {@code video_metrics}, {@code video_weekly} and {@code
 * account_weekly}; the signals of a video's figures, once per video and reason; how far each video
 * came, for decisions about its comments.
 *
 * <p>Key: the video. Of its snapshots the latest by time and event id stands as a whole; what they
 * rose in a week depends on the set of them, so the order of arrival is no matter, and the rows
 * that a late one changes are issued again. What a video's week changes is summed before the
 * exchange, by account; the views of videos go to shards of their account, which tell it their best
 * five, so that no key holds all videos.
 *
 * <p>State a video: a few numbers a week; a week leaves 60 days after it began, the video 60 days
 * after its last snapshot. Late data: a snapshot of a week that has left is counted by the metric
 * {@code snapshots_too_late}; it still fills {@code video_metrics} where nothing newer does.
 */
@NullMarked
package io.tideline.job.content;

import org.jspecify.annotations.NullMarked;
