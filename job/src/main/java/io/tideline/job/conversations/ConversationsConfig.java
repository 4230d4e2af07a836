package io.tideline.job.conversations;

import io.tideline.udfs.conversation.AccountHours;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the conversations pipeline is told.
 *
 * @param rules targets and thresholds
 * @param hours when which account answers
 * @param playbookVersion what alerts say in {@code playbook_version}
 * @param liveWithinMillis deadlines are judged by the wall clock while the event-time clock is no
 *     further behind it
 * @param secret keys the customers' pseudonyms
 */
public record ConversationsConfig(
    ConversationRules rules,
    AccountHours hours,
    String playbookVersion,
    long liveWithinMillis,
    PseudonymSecret secret)
    implements Serializable {}
