package io.tideline.job.conversations;

import io.tideline.job.governance.ErasuresConfig;
import io.tideline.job.playbook.ConversationDays;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the conversations pipeline is told.
 *
 * @param playbooks those the job starts with: targets, thresholds and business hours
 * @param liveWithinMillis deadlines are judged by the wall clock while the event-time clock is no
 *     further behind it
 * @param erasures when customers are forgotten, and what keys their pseudonyms
 */
public record ConversationsConfig(
    PlaybooksConfig playbooks, long liveWithinMillis, ErasuresConfig erasures)
    implements Serializable {

  /** So many days after it was last written a conversation is kept, by the wall clock. */
  int keptDays() {
    return ConversationDays.of(playbooks);
  }

  PseudonymSecret secret() {
    return erasures.secret();
  }
}
