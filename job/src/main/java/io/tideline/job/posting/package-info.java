/**
 * Question: at which hours should an account post for whom, and which hashtags and sounds go along
 * with more reach?
 *
 * <p>Inputs: snapshots of videos, of each the newest by (time, event id); active followers by
 * region and hour, likewise. Outputs: rows of {@code posting_windows} over the last 14 days and of
 * {@code tag_lift} over the last 60 (SEMANTICS §6, derived in docs/content.md). Key: account. Both
 * tables are computed anew at full hours of event time, from what happened before the hour, where
 * anything has changed since the last; only rows that differ are issued, with the hour as their
 * revision.
 *
 * <p>State an account: up to 20 000 videos published within 60 days, up to 84 000 hours of activity
 * within 14 days, what happened since the last full hour, and a hash of each row. Each leaves with
 * its window. Late data: counts from the next full hour on.
 */
@NullMarked
package io.tideline.job.posting;

import org.jspecify.annotations.NullMarked;
