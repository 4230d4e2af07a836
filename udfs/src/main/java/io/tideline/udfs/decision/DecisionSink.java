package io.tideline.udfs.decision;

import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.RuleFailure;

/** Takes what is decided. */
public interface DecisionSink {
  /** A trigger, sent or refused. */
  void trigger(Trigger trigger);

  /** A revision of an alert. */
  void alert(Alert alert);

  /**
   * A rule that could not be judged on a signal.
   *
   * @param atMillis when the signal occurred
   */
  void failure(Playbook playbook, RuleFailure failure, long atMillis);

  /** Asks to be woken at a time, for what is due then. */
  void wakeAt(long dueMillis);
}
