package io.tideline.udfs.playbook.rule;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;

/**
 * The rules of one playbook, ready to judge signals. Made once where a playbook becomes active; not
 * for several threads.
 */
public final class RuleEngine {
  private final Playbook playbook;

  private RuleEngine(Playbook playbook) {
    this.playbook = playbook;
  }

  /** Compiles the rules of a playbook that was read without a problem. */
  public static RuleEngine of(Playbook playbook) {
    return new RuleEngine(playbook);
  }

  /** The playbook. */
  public Playbook playbook() {
    return playbook;
  }

  /** Whether any enabled rule judges signals of that kind. */
  public boolean judges(SignalType type) {
    return playbook.rules().stream().anyMatch(rule -> rule.enabled() && rule.on().contains(type));
  }

  /** What the rules ask for on the signal, in the order of the document. */
  public Decisions decide(Signal signal) {
    return Decisions.NONE;
  }
}
