package io.tideline.job.conversations;

import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.job.playbook.MadeOfPlaybooks;
import io.tideline.udfs.conversation.Conversation;
import io.tideline.udfs.conversation.Episode;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.jspecify.annotations.Nullable;

/** What the conversations of each account go by. */
final class RulesByAccount {
  private final ActivePlaybooks playbooks;
  private final MadeOfPlaybooks<AccountRules> made;

  RulesByAccount(ConversationsConfig config, FunctionInitializationContext context)
      throws Exception {
    this.playbooks = ActivePlaybooks.open(config.playbooks(), context);
    this.made = new MadeOfPlaybooks<>(playbook -> AccountRules.of(playbook, config.secret()));
  }

  /** The playbooks, which change at barriers. */
  ActivePlaybooks playbooks() {
    return playbooks;
  }

  AccountRules of(String accountId) {
    return made.of(playbooks.of(accountId));
  }

  /** Of the account that the conversation's episode says; without one there is nothing to judge. */
  AccountRules of(@Nullable Conversation conversation) {
    Episode episode = conversation == null ? null : conversation.episode();
    return of(episode == null ? "" : episode.opening().accountId());
  }
}
