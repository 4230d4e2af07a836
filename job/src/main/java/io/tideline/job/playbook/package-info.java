/**
 * Question: which playbook holds for an account (SEMANTICS §9)?
 *
 * <p>Inputs: documents of the topic {@code playbook}, or of a file. Outputs: valid ones, to every
 * instance of every step that goes by them, and what became of each to {@code playbook-status}.
 * Key: none; documents are looked at by one instance. State: the newest valid document of each
 * tenant, in every step that goes by it.
 *
 * <p>A playbook that is published while the job runs takes effect at the barrier of the first
 * checkpoint after it was read: each instance has had it by then, so all change at the same point
 * between two records, and what a {@code read_committed} consumer sees of one checkpoint was
 * decided by one playbook. The job starts with what the topic holds by then, which it waits for.
 */
@NullMarked
package io.tideline.job.playbook;

import org.jspecify.annotations.NullMarked;
