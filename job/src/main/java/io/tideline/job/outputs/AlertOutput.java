package io.tideline.job.outputs;

import io.tideline.connectors.codec.AlertJson;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.udfs.event.Alert;

/** An alert as a record of {@code escalation-alerts}. */
final class AlertOutput {
  private AlertOutput() {}

  static TopicRecord record(Alert alert) {
    return new TopicRecord(
        OutputTopic.ESCALATION_ALERTS.baseName(),
        alert.alertId(),
        AlertJson.encode(alert),
        alert.atMillis());
  }
}
