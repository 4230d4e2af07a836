package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * What holds for conversations (SEMANTICS §4, §5).
 *
 * @param reopenHorizonMillis so long after it was resolved an episode may be reopened
 * @param negativeBelow a message with a lower sentiment score is a {@code negative_message}
 * @param toxicFrom a message with at least this toxicity is a {@code policy_violation}
 */
public record ConversationRules(
    ServiceLevel dm,
    ServiceLevel comment,
    long reopenHorizonMillis,
    double negativeBelow,
    double toxicFrom)
    implements Serializable {

  /** The defaults of SEMANTICS. */
  public static final ConversationRules DEFAULT =
      new ConversationRules(ServiceLevel.DM, ServiceLevel.COMMENT, 14 * 86_400_000L, 0.2, 0.8);
}
