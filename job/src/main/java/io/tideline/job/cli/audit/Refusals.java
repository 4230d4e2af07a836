package io.tideline.job.cli.audit;

import io.tideline.udfs.playbook.guard.GuardReason;
import java.util.Arrays;

/** What the reasons in {@code triggers.suppressed_reason} mean, for people. */
final class Refusals {
  private static final String CALLED_OFF = "unless_";

  private Refusals() {}

  /** One clause; of a reason that this build does not know, the reason itself. */
  static String explain(String reason) {
    if (reason.startsWith(CALLED_OFF)) {
      return "it was for later, and called off: " + reason.substring(CALLED_OFF.length());
    }
    if (reason.equals("rule_off")) {
      return "it was for later, and its rule was turned off or taken out before";
    }
    if (reason.equals("no_text")) {
      return "no template fits";
    }
    return Arrays.stream(GuardReason.values())
        .filter(guard -> guard.label().equals(reason))
        .map(Refusals::explain)
        .findFirst()
        .orElse(reason);
  }

  private static String explain(GuardReason reason) {
    return switch (reason) {
      case OPTED_OUT -> "the person wants no automation";
      case BLOCKED -> "the person is blocked, or is the account itself";
      case CONTROL_COHORT -> "the person is in the cohort that gets nothing automated";
      case REGION_OFF -> "nothing is automated in this region";
      case HUMAN_HOLD -> "a person has the conversation";
      case AUTOMATION_EXHAUSTED ->
          "so many automated answers without a person's: one has to answer";
      case QUIET_HOURS -> "quiet hours";
      case DM_NOT_OPENED -> "a business cannot open a direct conversation";
      case DM_UNANSWERED_LIMIT -> "the platform's limit of unanswered direct messages";
      case DM_WINDOW_CLOSED -> "the platform's window for direct messages is closed";
      case TEMPLATE_REPEATED -> "the person had the same template a short time ago";
      case RATE_LIMIT_HOUR -> "too many automated messages to the person in an hour";
      case RATE_LIMIT_DAY -> "too many automated messages to the person in a day";
    };
  }
}
