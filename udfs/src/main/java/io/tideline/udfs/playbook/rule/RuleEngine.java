package io.tideline.udfs.playbook.rule;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.cel.Condition;
import io.tideline.udfs.playbook.cel.ConditionCompiler;
import io.tideline.udfs.playbook.cel.ConditionException;
import io.tideline.udfs.playbook.cel.SignalFacts;
import io.tideline.udfs.playbook.cel.Truth;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one playbook, ready to judge signals (SEMANTICS §9). Of the rules of a group the
 * first that holds acts; one on a dry run does not end its group, so that trying a rule changes
 * nothing else. Behind an empty rule that holds, what the first other would have sent to the person
 * is withheld: asked for only to be refused, so that it is known what was not sent. A rule that
 * fails on a signal is reported and passed over.
 *
 * <p>Made once where a playbook becomes active; not for several threads.
 */
public final class RuleEngine {
  private final Playbook playbook;
  private final Map<SignalType, List<CompiledRule>> rules = new EnumMap<>(SignalType.class);
  private final SignalFacts facts;

  private record CompiledRule(Rule rule, Condition when) {}

  private RuleEngine(Playbook playbook) {
    this.playbook = playbook;
    ConditionCompiler compiler = new ConditionCompiler();
    for (Rule rule : playbook.rules()) {
      if (rule.enabled()) {
        rule.on().forEach(type -> add(compiler, rule, type));
      }
    }
    this.facts = compiler.newFacts();
  }

  private void add(ConditionCompiler compiler, Rule rule, SignalType type) {
    try {
      rules
          .computeIfAbsent(type, any -> new ArrayList<>())
          .add(new CompiledRule(rule, compiler.compile(type, rule.when())));
    } catch (ConditionException e) {
      throw new IllegalArgumentException("rule " + rule.id() + " was not checked", e);
    }
  }

  /**
   * Compiles the rules of a playbook.
   *
   * @throws IllegalArgumentException where a condition is wrong; the reader lets none through
   */
  public static RuleEngine of(Playbook playbook) {
    return new RuleEngine(playbook);
  }

  /** The playbook. */
  public Playbook playbook() {
    return playbook;
  }

  /** Whether any enabled rule judges signals of that kind. */
  public boolean judges(SignalType type) {
    return rules.containsKey(type);
  }

  /** What the rules ask for on the signal, in the order of the document. */
  public Decisions decide(Signal signal) {
    List<CompiledRule> candidates = rules.getOrDefault(signal.type(), List.of());
    if (candidates.isEmpty()) {
      return Decisions.NONE;
    }
    facts.take(signal);
    Set<String> settled = new HashSet<>();
    Set<String> withheld = new HashSet<>();
    List<Decision> decisions = new ArrayList<>();
    List<RuleFailure> failures = new ArrayList<>();
    for (CompiledRule candidate : candidates) {
      Rule rule = candidate.rule();
      if (rule.group() != null && settled.contains(rule.group())) {
        continue;
      }
      Truth truth = candidate.when().of(facts);
      if (truth == Truth.TRUE) {
        boolean isWithheld = rule.group() != null && withheld.contains(rule.group());
        act(rule, signal, isWithheld, decisions);
        if (rule.group() != null && !rule.dryRun()) {
          (rule.then().isEmpty() && !isWithheld ? withheld : settled).add(rule.group());
        }
      } else if (truth == Truth.ERROR) {
        failures.add(new RuleFailure(rule.id(), String.valueOf(facts.failure())));
      }
    }
    return new Decisions(decisions, failures);
  }

  private static void act(Rule rule, Signal signal, boolean isWithheld, List<Decision> decisions) {
    int priority = rule.priority() == null ? Priority.of(signal) : rule.priority();
    for (int i = 0; i < rule.then().size(); i++) {
      if (isWithheld && !rule.then().get(i).kind().isToPerson()) {
        continue;
      }
      decisions.add(
          new Decision(
              rule.id(),
              i,
              rule.then().get(i),
              priority,
              TriggerIds.of(rule.id(), i, signal),
              rule.afterMillis(),
              rule.unless(),
              rule.dryRun(),
              isWithheld));
    }
  }
}
