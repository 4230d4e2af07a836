package io.tideline.udfs.signal;

import java.util.Locale;

/** What a signal may be about, so that an action can address it. */
public enum SignalPart {
  MESSAGE,
  CONVERSATION,
  PERSON,
  VIDEO,
  LIVE;

  /** The name in messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
