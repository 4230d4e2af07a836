package io.tideline.udfs.playbook.rule;

import java.util.List;

/**
 * One action that a rule asks for on one signal, before any guard has judged it.
 *
 * @param actionIndex place of the action in the rule's list, from 0
 * @param priority 0 to 100
 * @param triggerId the same for the same rule, place and cause
 * @param delayMillis so long after the signal it is to act, 0 for at once
 * @param unless what calls it off until then
 * @param dryRun whether it is recorded and not taken
 * @param withheld whether an empty rule has ended its group before it: it is refused
 */
public record Decision(
    String ruleId,
    int actionIndex,
    Action action,
    int priority,
    String triggerId,
    long delayMillis,
    List<UnlessEvent> unless,
    boolean dryRun,
    boolean withheld) {

  /** The same, recorded and not taken. */
  public Decision onDryRun() {
    return new Decision(
        ruleId, actionIndex, action, priority, triggerId, delayMillis, unless, true, withheld);
  }
}
