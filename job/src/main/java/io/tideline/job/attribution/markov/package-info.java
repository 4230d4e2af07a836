/**
 * Question: by how much did each touch of an order matter, judged by what became of all paths of
 * its account?
 *
 * <p>Inputs: paths of orders, each perhaps corrected later, and of visitors who did not buy.
 * Output: the paths of orders with their data-driven weights (SEMANTICS §8). Key: account; to count
 * corrected paths once, account and order.
 *
 * <p>Rule: a path is settled when nothing can change it any more, an order's 48 h after it, a lost
 * one 48 h after the 7 days in which an order could have followed its last touch. The model of a
 * day, in the account's zone, is learned on the paths that were settled on the 30 days before it,
 * and holds for all orders of that day and their corrections. So it depends on nothing that the
 * order in which things come could change; an order waits until the clock has reached it. Before
 * anything is settled all touches weigh the same.
 *
 * <p>State: the steps counted of each account's days, at most 20 000 a day (of more the rarest
 * campaigns become one), for 36 days; the campaigns of an order's path for four days; orders before
 * the clock. Late data: a correction counts where its path does.
 */
@NullMarked
package io.tideline.job.attribution.markov;

import org.jspecify.annotations.NullMarked;
