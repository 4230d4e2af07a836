package io.tideline.job.config;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it, one line each. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Takes the problems as they are to be printed. */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line a problem: where, what, and what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
