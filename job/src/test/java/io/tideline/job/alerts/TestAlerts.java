package io.tideline.job.alerts;

import io.tideline.udfs.alert.AlertGroups;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Severity;
import java.util.Map;
import java.util.TreeMap;

/** Alerts of the account {@code acme}, as the pipelines make them. */
public final class TestAlerts {
  /** Some instant. */
  public static final long NOON = 1_772_452_800_000L;

  private TestAlerts() {}

  /** An alert on one comment. */
  public static Alert negative(String messageId, String videoId, long atMillis) {
    return firing(
        messageId,
        "negative_message",
        Map.of(
            "channel",
            "comment",
            "conversation_id",
            videoId + "/" + messageId + "/person",
            "customer_id",
            "person",
            "message_id",
            messageId,
            "video_id",
            videoId),
        atMillis);
  }

  /** A spike of comments on a video; of all with an empty one. */
  public static Alert spike(String id, String videoId, long atMillis) {
    var subject = new TreeMap<String, String>();
    subject.put("series", "comment");
    subject.put("window_end", "2026-03-02T12:00:00.000Z");
    if (!videoId.isEmpty()) {
      subject.put("video_id", videoId);
    }
    return firing(id, "volume_spike", subject, atMillis);
  }

  /** What the adaptive detector says of the same. */
  public static Alert anomaly(String id, String videoId, long atMillis) {
    return firing(id, "volume_anomaly", spike(id, videoId, atMillis).subject(), atMillis);
  }

  private static Alert firing(String id, String kind, Map<String, String> subject, long atMillis) {
    return new Alert(
        id,
        1,
        AlertStatus.FIRING,
        kind,
        Severity.WARNING,
        "acme",
        "tiktok",
        subject,
        atMillis,
        null,
        1,
        null,
        0.5,
        kind + " " + id,
        kind,
        "builtin-1",
        AlertGroups.keyOf(kind, "acme", "tiktok", subject),
        null,
        false,
        atMillis);
  }

  /** The next revision, which ends it. */
  public static Alert resolved(Alert alert, long atMillis) {
    return next(alert, AlertStatus.RESOLVED, alert.severity(), atMillis);
  }

  /** The next revision, with which it is critical. */
  public static Alert critical(Alert alert, long atMillis) {
    return next(alert, AlertStatus.FIRING, Severity.CRITICAL, atMillis);
  }

  /** The same, found long after it happened. */
  public static Alert backfill(Alert alert) {
    return new Alert(
        alert.alertId(),
        alert.revision(),
        alert.status(),
        alert.kind(),
        alert.severity(),
        alert.accountId(),
        alert.platform(),
        alert.subject(),
        alert.startedAtMillis(),
        alert.endedAtMillis(),
        alert.value(),
        alert.baseline(),
        alert.threshold(),
        alert.summary(),
        alert.ruleId(),
        alert.playbookVersion(),
        alert.groupKey(),
        alert.inhibitedBy(),
        true,
        alert.atMillis());
  }

  private static Alert next(Alert alert, AlertStatus status, Severity severity, long atMillis) {
    return new Alert(
        alert.alertId(),
        alert.revision() + 1,
        status,
        alert.kind(),
        severity,
        alert.accountId(),
        alert.platform(),
        alert.subject(),
        alert.startedAtMillis(),
        status == AlertStatus.RESOLVED ? atMillis : null,
        alert.value(),
        alert.baseline(),
        alert.threshold(),
        alert.summary(),
        alert.ruleId(),
        alert.playbookVersion(),
        alert.groupKey(),
        alert.inhibitedBy(),
        alert.backfill(),
        atMillis);
  }
}
