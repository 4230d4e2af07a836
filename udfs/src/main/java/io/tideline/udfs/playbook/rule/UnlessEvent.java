package io.tideline.udfs.playbook.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What calls a delayed action off when it happens first. Append only: state holds the ordinals. */
public enum UnlessEvent {
  /** An agent wrote in the conversation. */
  HUMAN_REPLY,
  /** Anybody of the account, automation included, wrote in it. */
  REPLY,
  /** A person took it. */
  ASSIGNED,
  /** It was resolved. */
  RESOLVED,
  /** The customer wrote again. */
  CUSTOMER_MESSAGE;

  /** The name in the playbook. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The event of that name, if there is one. */
  public static Optional<UnlessEvent> ofLabel(String label) {
    return Arrays.stream(values()).filter(event -> event.label().equals(label)).findFirst();
  }
}
