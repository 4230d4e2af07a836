/**
 * Question: what is to be done about what happens, by which rule of the playbook, and what must not
 * be done (SEMANTICS §9)?
 *
 * <p>Inputs: events with their texts read; alerts and signals of all pipelines; playbooks. Outputs:
 * triggers, sent and refused; alerts {@code automation_exhausted}. Key: the person, over all
 * accounts of a platform, so that limits hold for a person wherever they write; the cause for what
 * is about nobody. Before that comments go by their video, which adds what is known of it, and
 * messages of the account that do not say whom they answer by their conversation, which knows.
 * State a person: the automated messages of the last day, the conversations with their newest
 * episode, what is to be done later; 400 days of the wall clock after the last change; an opt-out,
 * until the person is erased. A video: counts of an hour and its latest reach, 35 days. Late data:
 * decided like all other.
 *
 * <p>A live job decides when something comes; a replay behind the clock, in order of time over all
 * topics ({@link io.tideline.job.decisions.DecisionTiming}).
 */
@NullMarked
package io.tideline.job.decisions;

import org.jspecify.annotations.NullMarked;
