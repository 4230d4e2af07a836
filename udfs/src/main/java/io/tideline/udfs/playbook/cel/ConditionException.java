package io.tideline.udfs.playbook.cel;

import java.util.List;

/** A condition that can't be used, with everything that is wrong with it. */
public final class ConditionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ConditionProblem> problems;

  ConditionException(List<ConditionProblem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  /** All of them. */
  public List<ConditionProblem> problems() {
    return problems;
  }
}
