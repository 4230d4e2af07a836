package io.tideline.udfs.event;

import java.util.Locale;

/** What a trigger asks for (CONTRACTS §2). */
public enum TriggerAction {
  SEND_REPLY,
  ROUTE,
  HIDE,
  PIN_COMMENT,
  SUGGEST_VARIANTS,
  THANK,
  SEND_DM,
  NOTIFY,
  TAG;

  /** The value of the field {@code action}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
