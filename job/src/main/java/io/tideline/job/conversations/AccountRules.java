package io.tideline.job.conversations;

import io.tideline.udfs.conversation.ConversationAlerts;
import io.tideline.udfs.conversation.ConversationMachine;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.playbook.ListedExpressions;
import io.tideline.udfs.playbook.ListedExpressions.Found;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.text.SentimentLabel;
import org.jspecify.annotations.Nullable;

/** What conversations go by under one playbook. */
record AccountRules(
    ConversationMachine machine, ConversationAlerts alerts, ListedExpressions listed) {

  static AccountRules of(Playbook playbook, PseudonymSecret secret) {
    return new AccountRules(
        new ConversationMachine(playbook.conversations(), playbook.hours()),
        new ConversationAlerts(playbook.version(), playbook.conversations(), secret),
        new ListedExpressions(playbook.lists()));
  }

  /**
   * A step that has been judged.
   *
   * @param flag what it counts beside what its label says; null where nothing
   */
  record Judged(ConversationStep step, @Nullable KpiFact flag) {}

  /** Judges the text of a step, which is not kept (SEMANTICS §4, §5). */
  Judged judge(ConversationStep step) {
    String text = step.text();
    Found found = text == null ? Found.NOTHING : listed.find(text);
    boolean term = !found.policyTerms().isEmpty();
    ConversationStep settled = found.intent().map(step::settled).orElse(step);
    ConversationStep judged = alerts.judged(settled, term);
    boolean counted =
        step.sentiment() != null && SentimentLabel.of(step.sentiment()) == SentimentLabel.NEGATIVE;
    return new Judged(judged, term && !counted && !step.late() ? flag(step) : null);
  }

  private static KpiFact flag(ConversationStep step) {
    return new KpiFact(
        step.accountId(),
        step.platform(),
        step.channel().label(),
        step.atMillis(),
        KpiKind.NEGATIVE_FLAG,
        0,
        0,
        false,
        1);
  }
}
