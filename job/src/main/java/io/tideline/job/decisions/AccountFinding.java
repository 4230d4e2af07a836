package io.tideline.job.decisions;

import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import org.jspecify.annotations.Nullable;

/**
 * That something begins or ceases to hold for a whole account: there are few of them, and every
 * instance knows all.
 *
 * @param kind {@link #SPIKE} or {@link #DIRECT_GROWTH}
 * @param firing whether it begins
 */
public record AccountFinding(
    String accountId, String platform, String kind, boolean firing, long atMillis) {
  static final String SPIKE = "spike";
  static final String DIRECT_GROWTH = "dm_growth";

  /** What the alert says of its account; null where that is nothing. */
  static @Nullable AccountFinding of(Alert alert) {
    String series = alert.subject().get("series");
    if (alert.subject().containsKey("video_id") || series == null) {
      return null;
    }
    String kind =
        switch (alert.kind() + '/' + series) {
          case "volume_spike/comment" -> SPIKE;
          case "sustained_growth/dm" -> DIRECT_GROWTH;
          default -> null;
        };
    boolean firing = alert.status() == AlertStatus.FIRING;
    return kind == null
        ? null
        : new AccountFinding(alert.accountId(), alert.platform(), kind, firing, alert.atMillis());
  }

  /** What it is about. */
  String key() {
    return accountId.length() + ":" + accountId + platform + ' ' + kind;
  }
}
