package io.tideline.udfs.alert.group;

import io.tideline.udfs.alert.TwinRule;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one kind and series within a group.
 *
 * @param series or channel; empty where the kind has none
 * @param videoId empty for the account as a whole
 * @param severity the highest so far
 * @param up how many are firing
 * @param total how many have fired
 * @param startedMillis of the first
 * @param endedMillis of the last that was resolved; null before
 * @param heardMillis wall clock when the last came
 * @param summary of the newest
 * @param alertId of the first
 * @param conversationId as tables show it, where there is but one alert and it is about one
 * @param paged whether any of them is recent and grave enough for people to be told
 * @param told what people were told last; null before
 */
public record GroupPart(
    String kind,
    String series,
    String videoId,
    Severity severity,
    int up,
    int total,
    long startedMillis,
    @Nullable Long endedMillis,
    long heardMillis,
    String summary,
    String alertId,
    @Nullable String conversationId,
    boolean paged,
    @Nullable Told told) {

  /**
   * What people were told of it last.
   *
   * @param inhibited whether another alert spoke for it then
   * @param aloud whether they have been told of it ever while nothing spoke for it
   */
  public record Told(Severity severity, int total, boolean inhibited, boolean aloud) {
    /** Whether somebody waits for its end, whatever speaks for it by then. */
    boolean isAwaited() {
      // What was kept before this was noted tells of the last time only.
      return aloud || !inhibited;
    }
  }

  /** A part that begins with an alert. */
  static GroupPart of(Heard heard) {
    Alert alert = heard.alert();
    return new GroupPart(
        alert.kind(),
        seriesOf(alert),
        alert.subject().getOrDefault("video_id", ""),
        alert.severity(),
        0,
        0,
        alert.startedAtMillis(),
        null,
        heard.atMillis(),
        alert.summary(),
        alert.alertId(),
        heard.conversationId(),
        false,
        null);
  }

  static String seriesOf(Alert alert) {
    return alert.subject().getOrDefault("series", alert.subject().getOrDefault("channel", ""));
  }

  /** Whether the alert is one of these. */
  boolean takes(Alert alert) {
    return kind.equals(alert.kind()) && series.equals(seriesOf(alert));
  }

  /** With another revision of an alert. */
  GroupPart with(Heard heard) {
    Alert alert = heard.alert();
    // One that was up before this began says nothing about how many are.
    boolean ends = TwinRule.ends(alert) && alert.startedAtMillis() >= startedMillis;
    // One that began in a backfill, of which nobody was told, begins here when it goes on.
    boolean begins = alert.status() == AlertStatus.FIRING && (alert.revision() == 1 || total == 0);
    return new GroupPart(
        kind,
        series,
        videoId,
        alert.severity().compareTo(severity) > 0 ? alert.severity() : severity,
        Math.max(0, up + (begins ? 1 : 0) - (ends ? 1 : 0)),
        total + (begins ? 1 : 0),
        Math.min(startedMillis, alert.startedAtMillis()),
        ends ? alert.endedAtMillis() : endedMillis,
        heard.atMillis(),
        alert.summary(),
        alertId,
        alert.alertId().equals(alertId) ? conversationId : null,
        paged || (heard.told() && !ends && !alert.backfill()),
        told);
  }

  GroupPart told(boolean inhibited) {
    return new GroupPart(
        kind,
        series,
        videoId,
        severity,
        up,
        total,
        startedMillis,
        endedMillis,
        heardMillis,
        summary,
        alertId,
        conversationId,
        paged,
        new Told(severity, total, inhibited, !inhibited || (told != null && told.isAwaited())));
  }

  /** When it is over even if nothing more comes; {@link Long#MAX_VALUE} where it is not. */
  long quietAtMillis(GroupTimes times) {
    boolean ofMessages = kind.equals("negative_message") || kind.equals("policy_violation");
    return up == 0 || !ofMessages ? Long.MAX_VALUE : heardMillis + times.quietMillis();
  }

  /** Whether it is over. */
  boolean isOver(GroupTimes times, long nowMillis) {
    return up == 0 || quietAtMillis(times) <= nowMillis;
  }

  /** Whether there is something that people do not know, beside the number of alerts. */
  boolean isNews(boolean inhibited, boolean over) {
    return paged
        && (told == null
            ? !over
            : over || told.severity() != severity || told.inhibited() != inhibited);
  }

  /**
   * Whether there is something new to tell whoever is not told of what another alert speaks for.
   *
   * @param inhibited whether another alert speaks for it
   */
  boolean isAloud(boolean inhibited, boolean over) {
    return !inhibited
        && (told == null || told.inhibited() || hasGrown() || isNews(told.inhibited(), over));
  }

  /** Whether there are more alerts than people know of. */
  boolean hasGrown() {
    return told != null && told.total() != total;
  }
}
