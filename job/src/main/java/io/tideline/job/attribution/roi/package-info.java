/**
 * Question: what did each campaign cost on a day, what did it bring, and was it worth it?
 *
 * <p>Inputs: cost records, leads, and what orders and their corrections change in a campaign's
 * credits and in the customers it won. Output: rows of {@code campaign_daily} (SEMANTICS §8). Key:
 * account and campaign; of costs account and {@code cost_id}. All that comes is summed before the
 * exchange, so that a campaign with all the traffic is a record an instance and second.
 *
 * <p>State: the newest record of each {@code cost_id}, and the sums of each campaign's days. Both
 * leave 430 days after the day is over: 400 days in which its customers may buy again, and a month
 * for corrections. What comes for a day later than that changes nothing and is counted by the
 * metric {@code changes_too_late}; the row stays as it is. Late data: nothing is too late for an
 * open day; sums do not depend on the order of what comes.
 *
 * <p>Rows are issued before each checkpoint's barrier, those only whose figures have changed, with
 * a revision that counts the issues of their day; they wait for the checkpoint. A row whose costs
 * and credits have all been taken back is deleted.
 */
@NullMarked
package io.tideline.job.attribution.roi;

import org.jspecify.annotations.NullMarked;
