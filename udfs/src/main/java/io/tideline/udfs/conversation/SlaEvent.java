package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A revision of {@code sla_at_risk} or {@code sla_breach}.
 *
 * @param episode as it is by then
 * @param breach whether it is {@code sla_breach}
 * @param startedMillis the instant it was judged at
 * @param endedMillis when the reply or the resolution came; where that was before the alert
 *     started, its start; null while firing
 */
public record SlaEvent(
    Episode episode,
    SlaTarget target,
    boolean breach,
    long startedMillis,
    @Nullable Long endedMillis) {

  /** The deadline it is about. */
  public Deadline deadline() {
    return target == SlaTarget.FRT ? episode.firstResponse() : episode.resolution();
  }
}
