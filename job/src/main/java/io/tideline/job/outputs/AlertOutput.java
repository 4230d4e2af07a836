package io.tideline.job.outputs;

import io.tideline.connectors.codec.AlertJson;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.event.Alert;
import java.util.Locale;

/** An alert as a record of {@code escalation-alerts} and as a row of {@code alerts}. */
final class AlertOutput {
  private AlertOutput() {}

  static TopicRecord record(Alert alert) {
    return new TopicRecord(
        OutputTopic.ESCALATION_ALERTS.baseName(),
        alert.alertId(),
        AlertJson.encode(alert),
        alert.atMillis());
  }

  static TableRow row(Alert alert) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", alert.alertId())
        .set("status", lowerCase(alert.status()))
        .set("kind", alert.kind())
        .set("severity", lowerCase(alert.severity()))
        .set("account_id", alert.accountId())
        .set("platform", alert.platform())
        .set("subject", AlertJson.encodeSubject(alert.subject()))
        .setTime("started_at", alert.startedAtMillis())
        .setTime("ended_at", alert.endedAtMillis())
        .set("value", alert.value())
        .set("baseline", alert.baseline())
        .set("threshold", alert.threshold())
        .set("summary", alert.summary())
        .set("rule_id", alert.ruleId())
        .set("playbook_version", alert.playbookVersion())
        .set("group_key", alert.groupKey())
        .set("inhibited_by", alert.inhibitedBy())
        .set("backfill", alert.backfill())
        .build(alert.revision());
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
