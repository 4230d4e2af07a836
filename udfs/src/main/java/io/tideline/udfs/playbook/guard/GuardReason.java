package io.tideline.udfs.playbook.guard;

import java.util.Locale;

/** Why an automated message was refused: {@code triggers.suppressed_reason}. Append only. */
public enum GuardReason {
  /** The person wants no automation any more. */
  OPTED_OUT,
  /** The person is on the list {@code guards.blocked}, or is the account itself. */
  BLOCKED,
  /** The person is in the cohort that automation leaves alone, to measure what it is worth. */
  CONTROL_COHORT,
  /** The region is one without automation. */
  REGION_OFF,
  /** A person has the conversation. */
  HUMAN_HOLD,
  /** Two automated attempts in the episode without a person's answer: a person is to take it. */
  AUTOMATION_EXHAUSTED,
  /** Quiet hours. */
  QUIET_HOURS,
  /** A business can't open a direct conversation. */
  DM_NOT_OPENED,
  /** So many messages of the business before the person answered, in the first 48 hours. */
  DM_UNANSWERED_LIMIT,
  /** So many messages of the business later than 48 hours after the person's last. */
  DM_WINDOW_CLOSED,
  /** The same template to the same person within 24 hours. */
  TEMPLATE_REPEATED,
  /** Too many automated messages to the person in 60 minutes. */
  RATE_LIMIT_HOUR,
  /** Too many automated messages to the person in 24 hours. */
  RATE_LIMIT_DAY;

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
