package io.tideline.udfs.experiment;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;

/** What a decision is to the playbook's rules: {@code experiment_decided} (SEMANTICS §6). */
public final class ExperimentSignals {
  private ExperimentSignals() {}

  /** Whether the verdict says something that a rule may act on. */
  public static boolean isDecided(ArmVerdict verdict) {
    return verdict.decision() != null && verdict.decision() != ExperimentDecision.COLLECTING;
  }

  /** What names the decision: it is told once, also where it is taken back and made again. */
  public static String cause(String experimentId, ArmVerdict verdict) {
    return SignalType.EXPERIMENT_DECIDED.label()
        + '/'
        + experimentId.length()
        + ':'
        + experimentId
        + '/'
        + verdict.variant()
        + '/'
        + verdict.metric().label()
        + '/'
        + verdict.decision().label();
  }

  /**
   * The signal.
   *
   * @param subject the account of the snapshot that decided
   */
  public static Signal of(
      String experimentId, ArmVerdict verdict, SignalSubject subject, long atMillis) {
    Double uplift = verdict.uplift();
    return Signal.of(SignalType.EXPERIMENT_DECIDED, subject, cause(experimentId, verdict), atMillis)
        .with("signal.experiment", experimentId)
        .with("signal.variant", verdict.variant())
        .with("signal.metric", verdict.metric().label())
        .with("signal.decision", verdict.decision().label())
        .with("signal.uplift_pct", uplift == null ? null : (Double) (uplift * 100))
        .with("signal.samples", verdict.samples())
        .build();
  }
}
