package io.tideline.udfs.playbook.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a trigger asks for (CONTRACTS §2). Append only: state holds the ordinals. */
public enum ActionKind {
  SEND_REPLY,
  ROUTE,
  HIDE,
  PIN_COMMENT,
  SUGGEST_VARIANTS,
  THANK,
  SEND_DM,
  NOTIFY,
  TAG;

  /** The name in the playbook and in triggers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is an automated message to a person, which the guards judge. */
  public boolean isToPerson() {
    return this == SEND_REPLY || this == SEND_DM || this == THANK;
  }

  /** Whether it counts as an automated attempt to answer. */
  public boolean isAttempt() {
    return this == SEND_REPLY || this == SEND_DM;
  }

  /** The kind of that name, if there is one. */
  public static Optional<ActionKind> ofLabel(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }
}
