package io.tideline.connectors.kafka;

import org.jspecify.annotations.Nullable;

/** Why a job cannot work with this Kafka: one line that names the setting and what to do. */
public final class KafkaPreflightException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean misconfigured;

  private KafkaPreflightException(
      String message, boolean misconfigured, @Nullable Throwable cause) {
    super(message, cause);
    this.misconfigured = misconfigured;
  }

  KafkaPreflightException(String message) {
    this(message, null);
  }

  KafkaPreflightException(String message, @Nullable Throwable cause) {
    this(message, false, cause);
  }

  /** A setting is wrong, whatever the brokers do. */
  static KafkaPreflightException misconfigured(String message, Throwable cause) {
    return new KafkaPreflightException(message, true, cause);
  }

  /** Whether a setting is wrong; else it is the brokers that are not as they should be. */
  public boolean isMisconfigured() {
    return misconfigured;
  }
}
