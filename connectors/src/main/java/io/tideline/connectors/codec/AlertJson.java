package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tideline.udfs.event.Alert;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The JSON of {@code escalation-alerts} (CONTRACTS §2). */
public final class AlertJson {

  private AlertJson() {}

  /**
   * One revision as one JSON object: {@code ended_at} and {@code baseline} are null where the alert
   * has none, {@code group_key} and {@code inhibited_by} are left out; the subject's fields are
   * sorted by name, so that equal alerts are equal text.
   *
   * @throws NumberFormatException where a figure is not finite, which no alert's may be
   */
  public static String encode(Alert alert) {
    return JsonText.object(json -> writeFields(json, alert));
  }

  /** The subject alone, as one JSON object. */
  public static String encodeSubject(Map<String, String> subject) {
    return JsonText.object(json -> writeSubjectFields(json, subject));
  }

  private static void writeFields(JsonGenerator json, Alert alert) throws IOException {
    json.writeStringField("alert_id", alert.alertId());
    json.writeNumberField("revision", alert.revision());
    json.writeStringField("status", JsonText.lowerCase(alert.status()));
    json.writeStringField("kind", alert.kind());
    json.writeStringField("severity", JsonText.lowerCase(alert.severity()));
    json.writeStringField("account_id", alert.accountId());
    json.writeStringField("platform", alert.platform());
    writeSubject(json, alert.subject());
    json.writeStringField("started_at", Rfc3339.format(alert.startedAtMillis()));
    Long endedAt = alert.endedAtMillis();
    json.writeStringField("ended_at", endedAt == null ? null : Rfc3339.format(endedAt));
    JsonText.writeNumber(json, "value", alert.value());
    JsonText.writeNumber(json, "baseline", alert.baseline());
    JsonText.writeNumber(json, "threshold", alert.threshold());
    json.writeStringField("summary", alert.summary());
    json.writeStringField("rule_id", alert.ruleId());
    json.writeStringField("playbook_version", alert.playbookVersion());
    JsonText.writeOptional(json, "group_key", alert.groupKey());
    JsonText.writeOptional(json, "inhibited_by", alert.inhibitedBy());
    json.writeBooleanField("backfill", alert.backfill());
  }

  private static void writeSubject(JsonGenerator json, Map<String, String> subject)
      throws IOException {
    json.writeObjectFieldStart("subject");
    writeSubjectFields(json, subject);
    json.writeEndObject();
  }

  private static void writeSubjectFields(JsonGenerator json, Map<String, String> subject)
      throws IOException {
    for (Map.Entry<String, String> entry : new TreeMap<>(subject).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
  }
}
