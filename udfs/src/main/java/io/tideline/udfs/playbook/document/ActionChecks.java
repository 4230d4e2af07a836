package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.signal.SignalPart;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import java.util.Set;

/** Checks what actions name and what they need of the signals they act on. */
final class ActionChecks {
  private final Set<String> templates;
  private final Set<String> queues;
  private final List<PlaybookProblem> problems;

  ActionChecks(Set<String> templates, Set<String> queues, List<PlaybookProblem> problems) {
    this.templates = templates;
    this.queues = queues;
    this.problems = problems;
  }

  void check(Section own, ActionKind kind, List<SignalType> on) {
    checkName(own, "template", templates);
    checkName(own, "queue", queues);
    checkKeys(own, kind);
    for (SignalType type : on) {
      List<SignalPart> needed = needs(kind);
      if (!needed.isEmpty() && needed.stream().noneMatch(type::isAbout)) {
        report(
            own,
            "action",
            kind.label()
                + " needs a "
                + needed.get(0).label()
                + ", which "
                + type.label()
                + " has not");
      }
      if (own.flag("faq", false) && type != SignalType.MESSAGE) {
        report(own, "faq", "only signals `message` have a matching FAQ entry");
      }
    }
  }

  private void checkName(Section own, String key, Set<String> known) {
    String name = own.text(key);
    if (name != null && !known.contains(name)) {
      report(own, key, "no such " + key + " `" + name + "`" + Nearest.advice(name, known));
    }
  }

  private void checkKeys(Section own, ActionKind kind) {
    boolean texts = own.has("template") || own.flag("faq", false);
    boolean speaks =
        switch (kind) {
          case SEND_REPLY, SEND_DM, THANK, PIN_COMMENT -> true;
          default -> false;
        };
    if (speaks && !texts) {
      report(own, "action", kind.label() + " lacks `template`");
    }
    if (own.has("template") && own.flag("faq", false)) {
      report(own, "faq", "not beside `template`: an action says one thing");
    }
    if (!speaks && texts) {
      report(own, "action", kind.label() + " says nothing, so it takes no text");
    }
    if (kind == ActionKind.ROUTE && !own.has("queue")) {
      report(own, "action", "route lacks `queue`");
    }
    if ((kind == ActionKind.TAG) != own.has("tag")) {
      report(own, "action", kind == ActionKind.TAG ? "tag lacks `tag`" : "`tag` is for tag alone");
    }
  }

  /** Any of these parts is enough. */
  private static List<SignalPart> needs(ActionKind kind) {
    return switch (kind) {
      case SEND_REPLY -> List.of(SignalPart.CONVERSATION);
      case SEND_DM -> List.of(SignalPart.PERSON);
      case HIDE -> List.of(SignalPart.MESSAGE);
      case PIN_COMMENT, SUGGEST_VARIANTS -> List.of(SignalPart.VIDEO);
      case THANK -> List.of(SignalPart.PERSON, SignalPart.VIDEO);
      case ROUTE, NOTIFY, TAG -> List.of();
    };
  }

  private void report(Section own, String key, String message) {
    problems.add(new PlaybookProblem(own.path(key), own.line(key), message));
  }
}
