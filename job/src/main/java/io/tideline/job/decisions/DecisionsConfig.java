package io.tideline.job.decisions;

import io.tideline.job.governance.ErasuresConfig;
import io.tideline.job.playbook.ConversationDays;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the decisions pipeline is told.
 *
 * @param playbooks what it starts with
 * @param liveWithinMillis what is due is done by the wall clock while the event-time clock is no
 *     further behind it
 * @param secret keys the customers' pseudonyms
 */
public record DecisionsConfig(
    DecisionTiming timing, PlaybooksConfig playbooks, long liveWithinMillis, PseudonymSecret secret)
    implements Serializable {

  /** When people are forgotten: as decisions are made. */
  ErasuresConfig erasures() {
    return new ErasuresConfig(timing == DecisionTiming.BEHIND_THE_CLOCK, secret);
  }

  /** As long as conversations are kept, so is whose they are and what automation did in them. */
  int keptDays() {
    return ConversationDays.of(playbooks);
  }

  /** The same with other timing. */
  public DecisionsConfig timed(DecisionTiming other) {
    return new DecisionsConfig(other, playbooks, liveWithinMillis, secret);
  }
}
