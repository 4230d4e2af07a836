/**
 * Question: who waits for an answer, for how long, and which targets are missed?
 *
 * <p>Inputs: events with their texts read: messages of both directions, and what happens to
 * conversations. Outputs: rows of {@code conversations}; alerts {@code sla_at_risk}, {@code
 * sla_breach}, {@code negative_message} and {@code policy_violation}; facts for the hourly figures.
 * Key: the conversation. State a conversation: its newest episode without its messages, until the
 * reopen horizon; its number; the steps that the clock has not passed; the messages whose alerts
 * are up; all of it 400 days of the wall clock after the last change. Late data: taken like all
 * other (SEMANTICS §1).
 *
 * <p>Steps are applied in order of time once the clock passes them, and deadlines are judged in
 * event time when it passes those. In a live run a deadline is judged by the wall clock as well, at
 * its instant, with all that has come by then: what is missed is told at once, what is not is left
 * to the clock. The wall clock does not judge where events lag more behind it than silence and
 * disorder explain: then it is a backfill or the end of an outage, and the clock alone decides.
 *
 * <p>What comes behind the clock is applied when it comes, as far as that can be corrected ({@link
 * io.tideline.udfs.conversation.ConversationMachine}): the row is issued again, a fact that has
 * changed is taken back and told anew, and a target that was told as missed and was not is taken
 * back. Rows carry a revision that follows from the episode, so that a restart can't put an older
 * one over a newer one.
 */
@NullMarked
package io.tideline.job.conversations;

import org.jspecify.annotations.NullMarked;
