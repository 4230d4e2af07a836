/**
 * Question: which variant of an experiment wins, when may that be said, and was the traffic split
 * as it should be?
 *
 * <p>Inputs: snapshots of videos. Outputs: rows of {@code experiments}, signals {@code
 * experiment_decided} (SEMANTICS §6). Key: the video first, which tells an experiment what it gets
 * and what leaves it, then the experiment. A video belongs to the experiment and variant that its
 * newest snapshot by (time, event id) names; a variant's figures are the sums of those snapshots.
 * Snapshots are applied in that order behind the clock, so that the row, its revision and the
 * moment of a decision do not depend on how they come.
 *
 * <p>State a video: the experiments it has been in and its snapshots' times that the clock has not
 * passed, 60 days after the newest. An experiment: up to 10 000 videos with their figures, and
 * which decisions were told; 60 days after its newest snapshot. Late data: counts as any other;
 * what comes behind the clock is applied at once.
 */
@NullMarked
package io.tideline.job.experiments;

import org.jspecify.annotations.NullMarked;
