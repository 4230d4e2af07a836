package io.tideline.udfs.alert;

import io.tideline.udfs.alert.AlertTransition.Change;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle that all judged alerts share (SEMANTICS §2, §4): none → firing, perhaps rising in
 * severity, never falling → resolved after a number of calm judgements in a row. Every change is a
 * revision, counted from 1 without a gap.
 */
public final class AlertLifecycle {
  private final int calmJudgementsToResolve;

  /**
   * @param calmJudgementsToResolve how many calm, complete judgements in a row resolve an alert
   */
  public AlertLifecycle(int calmJudgementsToResolve) {
    if (calmJudgementsToResolve < 1) {
      throw new IllegalArgumentException("calmJudgementsToResolve must be at least 1");
    }
    this.calmJudgementsToResolve = calmJudgementsToResolve;
  }

  /** Applies the next judgement, in order of window ends, to the alert that is up, if any. */
  public AlertTransition apply(@Nullable AlertState current, Judgement judgement) {
    if (current == null) {
      return judgement.fires() ? fire(judgement) : new AlertTransition(Change.NONE, null, null);
    }
    if (judgement.fires() && judgement.severity().compareTo(current.severity()) > 0) {
      return raise(current, judgement);
    }
    if (!judgement.complete()) {
      return new AlertTransition(Change.NONE, current, current);
    }
    return judgement.calm() ? calm(current) : excited(current);
  }

  private static AlertTransition fire(Judgement judgement) {
    var state = new AlertState(judgement.windowEndMillis(), judgement.severity(), 1, 0);
    return new AlertTransition(Change.FIRED, state, state);
  }

  private static AlertTransition raise(AlertState current, Judgement judgement) {
    var state =
        new AlertState(
            current.firstWindowEndMillis(),
            judgement.severity(),
            current.revision() + 1,
            judgement.complete() ? 0 : current.calmJudgements());
    return new AlertTransition(Change.RAISED, state, state);
  }

  private AlertTransition calm(AlertState current) {
    boolean resolved = current.calmJudgements() + 1 == calmJudgementsToResolve;
    var state =
        new AlertState(
            current.firstWindowEndMillis(),
            current.severity(),
            current.revision() + (resolved ? 1 : 0),
            current.calmJudgements() + 1);
    return resolved
        ? new AlertTransition(Change.RESOLVED, state, null)
        : new AlertTransition(Change.NONE, state, state);
  }

  private static AlertTransition excited(AlertState current) {
    if (current.calmJudgements() == 0) {
      return new AlertTransition(Change.NONE, current, current);
    }
    var state =
        new AlertState(current.firstWindowEndMillis(), current.severity(), current.revision(), 0);
    return new AlertTransition(Change.NONE, state, state);
  }
}
