package io.tideline.udfs.decision;

import io.tideline.udfs.playbook.rule.Decision;
import io.tideline.udfs.signal.Signal;
import java.util.Comparator;

/**
 * An action that is to be taken later, unless something happens first or its rule is turned off.
 * Its condition was judged when it was decided; the guards of the day it is due judge the message.
 *
 * @param dueMillis event time from which it is to be taken
 */
public record Waiting(Decision decision, Signal signal, long dueMillis) {
  /** The order in which those that are due are taken. */
  public static final Comparator<Waiting> ORDER =
      Comparator.comparingLong(Waiting::dueMillis)
          .thenComparing(waiting -> waiting.signal().occurredAtMillis())
          .thenComparing(waiting -> waiting.signal().cause())
          .thenComparing(waiting -> waiting.decision().ruleId())
          .thenComparing(waiting -> waiting.decision().actionIndex());

  Waiting onDryRun() {
    return new Waiting(decision.onDryRun(), signal, dueMillis);
  }
}
