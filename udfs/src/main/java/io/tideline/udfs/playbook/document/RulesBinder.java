package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.cel.ConditionCompiler;
import io.tideline.udfs.playbook.cel.ConditionException;
import io.tideline.udfs.playbook.cel.ConditionProblem;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.signal.SignalType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the rules of a document, with all that is wrong with their conditions and references. */
final class RulesBinder {
  private static final long MINUTE_MILLIS = 60_000L;
  private static final String ALWAYS = "true";

  /** A condition is checked for each kind of signal; more would hold up the job that reads them. */
  private static final int MOST_CONDITIONS = 4_000;

  private final Section root;
  private final ActionChecks actions;
  private final List<PlaybookProblem> problems;
  private final ConditionCompiler conditions = new ConditionCompiler();
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private int checkedConditions;

  RulesBinder(Section root, ActionChecks actions, List<PlaybookProblem> problems) {
    this.root = root;
    this.actions = actions;
    this.problems = problems;
  }

  List<Rule> rules() {
    List<Rule> rules = root.list("rules").stream().map(this::rule).toList();
    if (checkedConditions > MOST_CONDITIONS) {
      problems.add(
          new PlaybookProblem(
              "rules",
              root.line("rules"),
              "%d conditions, one for each rule and each kind in its `on`; allowed: %d"
                  .formatted(checkedConditions, MOST_CONDITIONS)));
    }
    return rules;
  }

  private Rule rule(Section own) {
    String id = own.text("id", "");
    checkId(own, id);
    List<SignalType> on =
        own.texts("on").stream()
            .distinct()
            .map(SignalType::ofLabel)
            .flatMap(Optional::stream)
            .toList();
    String when = own.text("when", ALWAYS);
    checkCondition(own, on, when);
    List<Action> then = new ArrayList<>();
    for (Section action : own.list("then")) {
      ActionKind.ofLabel(action.text("action", ""))
          .ifPresent(
              kind -> {
                actions.check(action, kind, on);
                then.add(action(action, kind));
              });
    }
    String priority = own.text("priority");
    long after = own.duration("after", 0);
    List<UnlessEvent> unless =
        own.texts("unless").stream().map(UnlessEvent::ofLabel).flatMap(Optional::stream).toList();
    if (!unless.isEmpty() && after == 0) {
      problems.add(
          new PlaybookProblem(
              own.path("unless"),
              own.line("unless"),
              "needs `after`: until when it is called off"));
    }
    return new Rule(
        id,
        on,
        when,
        then,
        priority == null ? null : Integer.valueOf(priority),
        own.flag("enabled", true),
        own.flag("dry_run", false),
        own.text("group"),
        after,
        unless);
  }

  private void checkId(Section own, String id) {
    Integer earlier = id.isEmpty() ? null : lineOfId.putIfAbsent(id, own.line("id"));
    if (earlier != null) {
      problems.add(
          new PlaybookProblem(
              own.path("id"),
              own.line("id"),
              "`" + id + "` is the id of another rule, on line " + earlier));
    }
  }

  private void checkCondition(Section own, List<SignalType> on, String when) {
    Set<PlaybookProblem> found = new LinkedHashSet<>();
    Node node = own.node("when");
    int line = node == null ? own.line("when") : node.textLine();
    checkedConditions += on.size();
    if (checkedConditions > MOST_CONDITIONS) {
      return;
    }
    for (SignalType type : on) {
      try {
        conditions.check(type, when);
      } catch (ConditionException e) {
        for (ConditionProblem problem : e.problems()) {
          found.add(
              new PlaybookProblem(own.path("when"), line + problem.line() - 1, problem.message()));
        }
      }
    }
    problems.addAll(found);
  }

  private static Action action(Section own, ActionKind kind) {
    long expected = own.duration("expected", 0);
    return new Action(
        kind,
        own.text("template"),
        own.flag("faq", false),
        own.text("queue"),
        own.text("tag"),
        expected == 0 ? null : (int) (expected / MINUTE_MILLIS));
  }
}
