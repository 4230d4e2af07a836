package io.tideline.udfs.experiment;

import java.util.Locale;

/** What is to be said of a variant (SEMANTICS §6). */
public enum ExperimentDecision {
  /** Nothing yet. */
  COLLECTING,
  /** Better than the control. */
  WINNER,
  /** Worse than the control. */
  LOSER,
  /** As good as the control, but for what does not matter. */
  NO_DIFFERENCE;

  /** The name in {@code experiments.decision}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
