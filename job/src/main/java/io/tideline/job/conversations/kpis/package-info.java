/**
 * Question: how many write to an account in an hour, how soon are they answered and helped, and how
 * many still wait at its end?
 *
 * <p>Inputs: events, of them the messages that are not late; facts of episodes, as the state
 * machine of conversations tells them and takes them back. Output: rows of {@code
 * conversation_kpis_hourly}, for each hour in which something happened. Key: account, platform,
 * channel. State a key: sixteen days of hours, each with its counts and first response times (one
 * by one up to 10 000, then a sketch of 512 KiB); the episodes open before. An hour leaves after
 * sixteen days, the key with its last hour, or 400 days later where episodes are still open. Late
 * data: late inbound messages are left out by contract, though the episode that one opens counts;
 * what is behind the clock but not late corrects the hour's row, and the {@code open_at_end} of the
 * hours after it. What happened over sixteen days before it came moves only {@code open_at_end} and
 * is counted by the metric {@code facts_too_old} (SEMANTICS §1, §5).
 *
 * <p>The revision of a row is the number of facts it depends on, so it grows with every change, and
 * two runs agree on it. Facts taken back may be told otherwise after a failure, so the rows wait
 * for their checkpoint.
 */
@NullMarked
package io.tideline.job.conversations.kpis;

import org.jspecify.annotations.NullMarked;
