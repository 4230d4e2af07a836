package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.conversation.ConversationMachine;
import io.tideline.udfs.playbook.ListedExpressions;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.ServiceLevel;
import io.tideline.udfs.playbook.faq.FaqIndex;
import io.tideline.udfs.playbook.guard.Guards;
import io.tideline.udfs.playbook.rule.RuleEngine;
import io.tideline.udfs.playbook.template.Templates;

/** One playbook, made ready to decide by. Not for several threads. */
public final class Rulebook {
  private final Playbook playbook;
  private final RuleEngine engine;
  private final Guards guards;
  private final Templates templates;
  private final FaqIndex faq;
  private final ListedExpressions lists;
  private final ConversationMachine machine;

  /** Makes a playbook ready that was read without a problem. */
  public Rulebook(Playbook playbook) {
    this.playbook = playbook;
    this.engine = RuleEngine.of(playbook);
    this.guards = new Guards(playbook.guards());
    this.templates = new Templates(playbook);
    this.faq = FaqIndex.of(playbook);
    this.lists = new ListedExpressions(playbook.lists());
    this.machine = new ConversationMachine(playbook.conversations(), playbook.hours());
  }

  /** The playbook. */
  public Playbook playbook() {
    return playbook;
  }

  RuleEngine engine() {
    return engine;
  }

  Guards guards() {
    return guards;
  }

  Templates templates() {
    return templates;
  }

  FaqIndex faq() {
    return faq;
  }

  ListedExpressions lists() {
    return lists;
  }

  ConversationMachine machine() {
    return machine;
  }

  ServiceLevel level(Channel channel) {
    return channel == Channel.DM
        ? playbook.conversations().dm()
        : playbook.conversations().comment();
  }

  /** Whether the account answers at that instant. */
  boolean isOpen(String accountId, long atMillis) {
    return playbook.hours().of(accountId).after(atMillis, 1) == atMillis + 1;
  }
}
