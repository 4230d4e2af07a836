/**
 * Question: what was a live worth, and whom does it owe thanks?
 *
 * <p>Inputs: events of lives; the paths of orders, which tell who clicked a product in a live
 * within 24 h (SEMANTICS §7, §8). Outputs: rows of {@code live_sessions}; signals {@code
 * live_gift}, on which the playbook says thanks.
 *
 * <p>Keys and state: the live and streak ({@code live.streaks}: its highest count, two days after
 * it last grew; the viewer's name leaves with its end); the live and viewer ({@code live.gifters}:
 * what they gave and whether a small gift was thanked for, 35 days of the wall clock after the
 * last); the order ({@code live.orders}: which lives it came of, 51 h); the live ({@code
 * live.sessions}: its figures and the ten largest givers, 35 days after its newest event; orders
 * that may still be taken back, 51 h). A live is not over by silence: what is kept of one is small,
 * so it is kept, and what comes later goes on with it.
 *
 * <p>Figures are sums and maxima that do not depend on the order in which events come, late ones
 * included. A gift is thanked for when its end is told, else 10 s after it last grew: in a live job
 * by the wall clock as well, so that it does not wait for event time; in a replay behind the clock,
 * in order of time.
 *
 * <p>Erasures: the giver of an open streak, what somebody gave and their thanks are forgotten; sums
 * stay, and the largest givers lose the name (SEMANTICS §10). What they give later is of somebody
 * else, so a replay adds up gifts behind the clock as well.
 */
@NullMarked
package io.tideline.job.live;

import org.jspecify.annotations.NullMarked;
