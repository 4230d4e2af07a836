/**
 * Question: what is each touch credited with, and what did it win?
 *
 * <p>Inputs: the paths of orders with the shares of the data-driven model; refunds; where messages
 * belong that may be credited. Outputs: rows of {@code conversions} and {@code
 * attribution_credits}, and deletions of those that a correction leaves behind; marks of messages
 * and episodes that were the last touch; the changes in campaigns' and customers' figures; facts
 * for the hourly figures of conversations; refunds that are more than is left. Keys and state: the
 * order ({@code credits.orders}: its path and refunds, 430 days of the wall clock after the last
 * change; refunds of an unknown order 30 days); the conversation ({@code credits.marks}: the
 * messages that may be credited and their orders, until no order can come to them any more); the
 * person ({@code credits.customers}: first order and net sums, 400 days of the wall clock). Late
 * data: every correction is the difference to what was issued (SEMANTICS §8).
 */
@NullMarked
package io.tideline.job.attribution.credits;

import org.jspecify.annotations.NullMarked;
