package io.tideline.job.conversations;

import io.tideline.udfs.conversation.ConversationAlerts;
import io.tideline.udfs.conversation.ConversationMachine;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.privacy.PseudonymSecret;

/** What conversations go by under one playbook. */
record AccountRules(ConversationMachine machine, ConversationAlerts alerts) {

  static AccountRules of(Playbook playbook, PseudonymSecret secret) {
    return new AccountRules(
        new ConversationMachine(playbook.conversations(), playbook.hours()),
        new ConversationAlerts(playbook.version(), playbook.conversations(), secret));
  }
}
