package io.tideline.job.attribution.roi;

import io.tideline.udfs.event.CostRecord;

/**
 * The newest record of a cost.
 *
 * @param leavesAtMillis when it leaves the state
 */
public record CostState(
    long occurredAtMillis, String eventId, CostRecord cost, long leavesAtMillis) {

  /** Whether a record of that time and id is newer. */
  boolean isOlderThan(long atMillis, String id) {
    return atMillis != occurredAtMillis ? atMillis > occurredAtMillis : id.compareTo(eventId) > 0;
  }
}
