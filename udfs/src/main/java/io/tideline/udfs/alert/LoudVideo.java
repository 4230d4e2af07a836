package io.tideline.udfs.alert;

import io.tideline.udfs.event.Alert;
import org.jspecify.annotations.Nullable;

/**
 * The loudest of the videos that an alert on volumes is up for, of one series of one account
 * (SEMANTICS §2): what drives an anomaly of the account as a whole.
 *
 * @param alertId of its alert
 * @param count events of its window
 */
public record LoudVideo(String alertId, String videoId, double count) {

  /** What alerts of videos share with that of their account; null for one that counts nothing. */
  public static @Nullable String seriesOf(Alert alert) {
    String series = alert.subject().get("series");
    boolean counts = alert.kind().equals("volume_spike") || alert.kind().equals("volume_anomaly");
    return series == null || !counts ? null : alert.platform() + '/' + series;
  }

  /**
   * The loudest after an alert of a video.
   *
   * @param known the loudest before; null where none was
   */
  public static @Nullable LoudVideo after(Alert alert, @Nullable LoudVideo known) {
    boolean same = known != null && known.alertId.equals(alert.alertId());
    if (TwinRule.ends(alert)) {
      return same ? null : known;
    }
    boolean louder = known == null || same || alert.value() > known.count;
    String video = alert.subject().getOrDefault("video_id", "");
    return louder ? new LoudVideo(alert.alertId(), video, alert.value()) : known;
  }

  /** The anomaly of the account, which says how much of it is this video. */
  public Alert saidOn(Alert ofAccount) {
    boolean drives = ofAccount.kind().equals("volume_anomaly") && !TwinRule.ends(ofAccount);
    if (!drives || ofAccount.value() <= 0) {
      return ofAccount;
    }
    long share = Math.round(100 * Math.min(1, count / ofAccount.value()));
    return ofAccount.summarized(
        "%s; %d %% of them on video %s".formatted(ofAccount.summary(), share, videoId));
  }
}
