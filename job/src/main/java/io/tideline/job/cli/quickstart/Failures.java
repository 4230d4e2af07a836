package io.tideline.job.cli.quickstart;

import io.tideline.connectors.kafka.KafkaPreflightException;
import io.tideline.job.cli.CommandFailure;
import java.io.IOException;

/** What made an end of it, in one line. */
final class Failures {
  private Failures() {}

  /** Something did not start; a temporary folder, and the log in it, is gone. */
  static CommandFailure ofStart(Throwable cause, DataFolder data) {
    if (cause instanceof CommandFailure told) {
      return told;
    }
    String log = data.temporary() ? "--data DIR keeps a log of it" : "see " + data.log();
    return line(ours(cause) ? cause : root(cause), log);
  }

  /** What had started has failed. */
  static CommandFailure whileRunning(Throwable cause, DataFolder data) {
    return cause instanceof CommandFailure told ? told : line(cause, "see " + data.log());
  }

  private static CommandFailure line(Throwable cause, String log) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return CommandFailure.whileRunning(
        "tideline quickstart: %s; %s".formatted(message.lines().findFirst().orElse(""), log));
  }

  /** Flink's messages tell where it failed; the reason is the innermost. */
  private static boolean ours(Throwable cause) {
    return cause instanceof IOException || cause instanceof KafkaPreflightException;
  }

  private static Throwable root(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
