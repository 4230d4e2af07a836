package io.tideline.udfs.playbook.rule;

import io.tideline.udfs.alert.AlertIds;
import io.tideline.udfs.signal.Signal;

/** Ids of triggers: the same rule, action and cause give the same id in every run. */
public final class TriggerIds {
  private static final double PERCENT = 100;

  private TriggerIds() {}

  /** The id: 32 hexadecimal digits. */
  public static String of(String ruleId, int actionIndex, Signal signal) {
    return AlertIds.of(
        "trigger",
        ruleId,
        Integer.toString(actionIndex),
        signal.type().label(),
        signal.subject().accountId(),
        signal.cause());
  }

  /** Whether the trigger is in the sample for quality checks, which holds so many percent. */
  public static boolean isSampled(String triggerId, double percent) {
    return share("qa", triggerId) * PERCENT < percent;
  }

  /** Whether the person is in the control cohort, which holds so many percent of all people. */
  public static boolean isControl(String customerId, double percent) {
    return share("control", customerId) * PERCENT < percent;
  }

  /** A number from 0 to under 1 that the text alone decides. */
  private static double share(String use, String text) {
    String hash = AlertIds.of(use, text);
    return (Long.parseUnsignedLong(hash.substring(0, 16), 16) >>> 11) * 0x1.0p-53;
  }
}
