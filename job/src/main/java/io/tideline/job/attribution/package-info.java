/**
 * Question: which touches led to each order?
 *
 * <p>Inputs: events: touchpoints, clicks on products in lives, messages with a coupon or a link,
 * links of visitors to persons, orders. Outputs: the path of each order once the clock passes it,
 * and again where something changes it; paths without an order; signals {@code order_placed}, once,
 * with what was known by the order's time. An order asks: it goes to its visitor, whose links say
 * whose it is; to the person, whose links say which visitors are theirs; then to what is held under
 * each of those ids and under its coupon. So each touch is kept once an id and moves to an order
 * only.
 *
 * <p>Keys and state: the visitor and the person ({@code attribution.visitors}, {@code
 * attribution.persons}: links, 400 days of the wall clock after the last; orders of the last 49 h);
 * the id or coupon ({@code attribution.touches}: touches in pages of two days, nine days after the
 * page; orders of the last 49 h); the order ({@code attribution.paths}: what was found, 50 h; that
 * it was placed, 430 days of the wall clock, so that its repetition changes nothing). Late data:
 * what is received up to 48 h after an order changes it, whatever the clock says; what is received
 * later changes nothing (SEMANTICS §8).
 *
 * <p>All of it is a join of sets, so the order of arrival changes nothing, as long as the bounds
 * that hot ids need are not reached.
 */
@NullMarked
package io.tideline.job.attribution;

import org.jspecify.annotations.NullMarked;
