package io.tideline.udfs.decision;

import io.tideline.udfs.alert.UtcText;
import io.tideline.udfs.event.Fact;
import io.tideline.udfs.event.FactKind;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.Decision;
import io.tideline.udfs.playbook.rule.TriggerIds;
import io.tideline.udfs.playbook.template.Rendered;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalField;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.text.mask.PiiMasker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes triggers of decisions (CONTRACTS §2). Not for several threads. */
final class Triggers {
  private static final String OWN = "signal.";

  private final PiiMasker masker = new PiiMasker();

  /**
   * What became of a decision.
   *
   * @param conversationId in which it acts; null where in none
   * @param rendered the text; null where the action has none
   * @param attempt counted from 1; null where it is no attempt in a conversation
   * @param refusal why it was refused; null where it was not
   */
  record Outcome(
      Decision decision,
      Signal signal,
      long atMillis,
      @Nullable String conversationId,
      @Nullable Rendered rendered,
      @Nullable Integer attempt,
      @Nullable Integer expectedMinutes,
      @Nullable String refusal) {}

  /** The trigger of an outcome. */
  Trigger of(Outcome outcome, Rulebook book) {
    Decision decision = outcome.decision();
    Action action = decision.action();
    SignalSubject subject = outcome.signal().subject();
    Rendered rendered = outcome.rendered();
    boolean sampled =
        action.kind().isAttempt()
            && TriggerIds.isSampled(decision.triggerId(), book.playbook().guards().qaSamplePct());
    return new Trigger(
        decision.triggerId(),
        outcome.atMillis(),
        action.kind(),
        subject.accountId(),
        subject.platform(),
        outcome.conversationId(),
        subject.messageId(),
        subject.videoId(),
        subject.liveId(),
        subject.customerId(),
        rendered == null ? action.template() : rendered.templateId(),
        rendered == null ? null : rendered.text(),
        rendered == null ? null : masker.mask(rendered.warehouseText()),
        action.queue(),
        action.tag(),
        decision.priority(),
        outcome.attempt(),
        outcome.expectedMinutes(),
        sampled,
        decision.ruleId(),
        book.playbook().version(),
        facts(outcome.signal()),
        decision.dryRun(),
        outcome.refusal());
  }

  /** What the rule saw: the signal's own facts without their prefix, the others with theirs. */
  static List<Fact> facts(Signal signal) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("type", FactKind.TEXT, List.of(signal.type().label())));
    List<SignalField> fields = signal.type().fields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = signal.valueAt(i);
      if (value != null) {
        String name = fields.get(i).name();
        facts.add(
            fact(name.startsWith(OWN) ? name.substring(OWN.length()) : name, fields.get(i), value));
      }
    }
    return facts;
  }

  private static Fact fact(String name, SignalField field, Object value) {
    return switch (field.type()) {
      case STRING -> new Fact(name, FactKind.TEXT, List.of((String) value));
      case INT -> new Fact(name, FactKind.NUMBER, List.of(value.toString()));
      case DOUBLE -> new Fact(name, FactKind.NUMBER, List.of(plain((Double) value)));
      case BOOL -> new Fact(name, FactKind.BOOLEAN, List.of(value.toString()));
      case TIMESTAMP -> new Fact(name, FactKind.TEXT, List.of(UtcText.of((Long) value)));
      case STRINGS -> new Fact(name, FactKind.TEXTS, texts(value));
    };
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Object value) {
    return (List<String>) value;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
