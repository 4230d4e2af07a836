package io.tideline.job.decisions;

/** When decisions are made (SEMANTICS §1). */
public enum DecisionTiming {
  /** When what they are about comes: routing does not wait. */
  ON_ARRIVAL,
  /** Behind the clock, in order of time over all topics, so that they do not depend on arrival. */
  BEHIND_THE_CLOCK
}
