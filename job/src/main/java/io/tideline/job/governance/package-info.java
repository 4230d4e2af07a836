/**
 * Question: who is to be forgotten, and has everything that held anything about them forgotten it
 * (SEMANTICS §10)?
 *
 * <p>Inputs: events {@code privacy.erase}. Outputs: each erasure to every instance of every step
 * that holds anything about people, and as a row to every instance that writes tables. Only the
 * person's pseudonym goes on its way, so that what is written from then on holds nothing of them.
 * Key: none. State: in each step, the pseudonyms and instants of erasures for thirty days, so that
 * what comes late from before makes nothing again.
 *
 * <p>A step that keeps anything about people is {@link io.tideline.job.governance.Erasable}. In a
 * live run it forgets within seconds of the request, whatever the clock says; in a replay in order
 * of time, when the clock passes the request, so that what depends on it does not depend on what
 * was read first.
 */
@NullMarked
package io.tideline.job.governance;

import org.jspecify.annotations.NullMarked;
