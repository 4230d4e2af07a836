package io.tideline.udfs.alert;

import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which alert speaks for another (CONTRACTS §2, {@code inhibited_by}): what an account as a whole
 * goes through, each of its videos goes through as well, so the account's alert speaks for those of
 * the same kind and series on its videos while it is up. An anomaly that a spike of its own series
 * speaks for stays with that.
 */
public final class TwinRule {
  private TwinRule() {}

  /** What twins share; null for an alert that has none. */
  public static @Nullable String causeOf(Alert alert) {
    Map<String, String> subject = alert.subject();
    String series = subject.getOrDefault("series", subject.get("channel"));
    return series == null || !subject.containsKey("window_end")
        ? null
        : alert.kind() + '/' + alert.platform() + '/' + series;
  }

  /** Whether it is of an account as a whole, so that it may speak for others. */
  public static boolean speaks(Alert alert) {
    return !alert.subject().containsKey("video_id");
  }

  /** Whether the revision ends the alert. */
  public static boolean ends(Alert alert) {
    return alert.status() == AlertStatus.RESOLVED;
  }
}
