package io.tideline.udfs.playbook.rule;

import java.util.List;

/** What the rules of a playbook ask for on one signal, and which of them failed on it. */
public record Decisions(List<Decision> decisions, List<RuleFailure> failures) {
  /** Nothing to do. */
  public static final Decisions NONE = new Decisions(List.of(), List.of());
}
