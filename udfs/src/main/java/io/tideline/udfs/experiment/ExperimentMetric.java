package io.tideline.udfs.experiment;

import java.util.Locale;

/** What variants are compared by (SEMANTICS §6). */
public enum ExperimentMetric {
  /** Completions of plays. */
  COMPLETION_RATE,
  /** Likes, comments and shares of views. */
  ENGAGEMENT_BY_VIEWS;

  /** The name in {@code experiments.metric}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  long samples(ArmFigures of) {
    return this == COMPLETION_RATE ? of.completablePlays() : of.views();
  }

  long successes(ArmFigures of) {
    return this == COMPLETION_RATE ? of.completions() : of.engagements();
  }
}
