package io.tideline.connectors.kafka;

/** Why a job cannot work with this Kafka: one line that names the setting and what to do. */
public final class KafkaPreflightException extends Exception {
  private static final long serialVersionUID = 1L;

  KafkaPreflightException(String message) {
    super(message);
  }

  KafkaPreflightException(String message, Throwable cause) {
    super(message, cause);
  }
}
