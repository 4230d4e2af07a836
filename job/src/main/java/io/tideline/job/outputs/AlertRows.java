package io.tideline.job.outputs;

import io.tideline.connectors.codec.AlertJson;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.alert.ShownSubjects;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * An alert as a row of {@code alerts}. Where the topic names a customer, the table has the key
 * (CONTRACTS §3).
 */
final class AlertRows extends RichMapFunction<Alert, TableRow> {
  private static final long serialVersionUID = 1L;

  private final PseudonymSecret secret;
  private transient ShownSubjects subjects;

  AlertRows(PseudonymSecret secret) {
    this.secret = secret;
  }

  @Override
  public void open(OpenContext openContext) {
    subjects = new ShownSubjects(secret);
  }

  @Override
  public TableRow map(Alert alert) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", alert.alertId())
        .set("status", lowerCase(alert.status()))
        .set("kind", alert.kind())
        .set("severity", lowerCase(alert.severity()))
        .set("account_id", alert.accountId())
        .set("platform", alert.platform())
        .set("subject", AlertJson.encodeSubject(subjects.of(alert.subject())))
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
