package io.tideline.udfs.playbook;

import io.tideline.udfs.event.Severity;

/** From which severity on people are told of alerts. */
public enum PagingLevel {
  /** Of all. */
  INFO,
  /** Of warnings and what is worse. */
  WARNING,
  /** Of what is critical. */
  CRITICAL,
  /** Of none: they are for the topic and the table alone. */
  NEVER;

  /** Whether people are told of an alert so severe. */
  public boolean tells(Severity severity) {
    return switch (this) {
      case INFO -> true;
      case WARNING -> severity != Severity.INFO;
      case CRITICAL -> severity == Severity.CRITICAL;
      case NEVER -> false;
    };
  }
}
