package io.tideline.udfs.decision;

import io.tideline.udfs.event.Alert;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pipelines' alerts are to the rules: one signal where an alert fires, rises or resolves.
 * A revision that only says more of an alert that is up is none: its rules have acted. Alerts on
 * single messages are none either: the message itself is.
 */
public final class AlertSignals {
  private AlertSignals() {}

  /** The signal of a revision; null where it or its kind is none. */
  public static @Nullable Signal of(Alert alert) {
    if (alert.restated()) {
      return null;
    }
    return switch (alert.kind()) {
      case "volume_spike" -> volume(SignalType.VOLUME_SPIKE, alert);
      case "volume_anomaly" -> volume(SignalType.VOLUME_ANOMALY, alert);
      case "volume_drop" -> volume(SignalType.VOLUME_DROP, alert);
      case "sustained_growth" -> volume(SignalType.SUSTAINED_GROWTH, alert);
      case "sentiment_drop" -> sentiment(alert);
      case "sla_at_risk" -> sla(SignalType.SLA_AT_RISK, alert);
      case "sla_breach" -> sla(SignalType.SLA_BREACH, alert);
      default -> null;
    };
  }

  private static Signal volume(SignalType type, Alert alert) {
    Double baseline = alert.baseline();
    boolean compared = baseline != null && baseline > 0;
    return start(type, alert)
        .with("signal.series", alert.subject().get("series"))
        .with("signal.scope", scope(alert))
        .with("signal.severity", alert.severity().name().toLowerCase(Locale.ROOT))
        .with("signal.count", Math.round(alert.value()))
        .with("signal.baseline", baseline)
        .with("signal.growth", compared ? alert.value() / baseline - 1 : null)
        .with("signal.started_at", alert.startedAtMillis())
        .build();
  }

  private static Signal sentiment(Alert alert) {
    Integer samples = alert.samples();
    return start(SignalType.SENTIMENT_DROP, alert)
        .with("signal.channel", alert.subject().get("channel"))
        .with("signal.scope", scope(alert))
        .with("signal.mean", alert.value())
        .with("signal.baseline", alert.baseline())
        .with("signal.messages", samples == null ? null : samples.longValue())
        .build();
  }

  private static Signal sla(SignalType type, Alert alert) {
    return start(type, alert)
        .with("signal.channel", alert.subject().get("channel"))
        .with("signal.target", alert.subject().get("target"))
        .with("signal.target_s", Math.round(alert.threshold()))
        .with("signal.opened_at", openedMillis(alert))
        .build();
  }

  /** Null in alerts of a version that did not say. */
  private static @Nullable Long openedMillis(Alert alert) {
    String opened = alert.subject().get("opened_at");
    return opened == null ? null : Instant.parse(opened).toEpochMilli();
  }

  private static Signal.Builder start(SignalType type, Alert alert) {
    String status = alert.status().name().toLowerCase(Locale.ROOT);
    String cause = alert.alertId() + '/' + status + '/' + alert.severity();
    return Signal.of(type, subject(alert), cause, alert.atMillis()).with("signal.status", status);
  }

  private static SignalSubject subject(Alert alert) {
    Map<String, String> subject = alert.subject();
    return new SignalSubject(
        alert.accountId(),
        alert.platform(),
        subject.get("conversation_id"),
        null,
        subject.get("video_id"),
        null,
        subject.get("customer_id"),
        null);
  }

  private static String scope(Alert alert) {
    return alert.subject().containsKey("video_id") ? "video" : "account";
  }
}
