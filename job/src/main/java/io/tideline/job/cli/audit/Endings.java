package io.tideline.job.cli.audit;

import io.tideline.connectors.warehouse.TableRow;

/** How a decision ended: sent, refused and why, or on a dry run. */
final class Endings {
  private Endings() {}

  /** Of a row of {@code triggers}, one clause. */
  static String of(TableRow trigger) {
    String reason = trigger.value("suppressed_reason");
    if (reason != null) {
      return "refused: %s (%s)".formatted(reason, Refusals.explain(reason));
    }
    return "true".equals(trigger.value("dry_run")) ? "dry run: recorded, not sent" : "sent";
  }
}
