package io.tideline.udfs.alert;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts have one cause (CONTRACTS §2, {@code group_key}): those about one place. What
 * happens on a video (its spikes, its drop in sentiment, its negative messages) is one storm,
 * whatever it is made of; so is what happens to an account's comments, messages, gifts or orders as
 * a whole, and each of the targets its conversations miss. The key says so to a person: {@code
 * acme/tiktok/video/v42}. It names nobody.
 */
public final class AlertGroups {
  private AlertGroups() {}

  /**
   * The key of the alert's group; the same for every revision.
   *
   * @param subject of the alert
   */
  public static String keyOf(
      String kind, String accountId, String platform, Map<String, String> subject) {
    return part(accountId) + '/' + part(platform) + '/' + place(kind, subject);
  }

  private static String place(String kind, Map<String, String> subject) {
    String channel = subject.get("channel");
    if (kind.startsWith("sla_")) {
      return "sla/" + part(channel) + '/' + part(subject.get("target"));
    }
    String video = subject.get("video_id");
    if (video != null) {
      return "video/" + part(video);
    }
    String series = subject.get("series");
    if (series != null) {
      return series.equals("negative_comment") ? "comment" : part(series);
    }
    return channel == null ? part(kind) : part(channel);
  }

  /** An id may hold the separator. */
  private static String part(@Nullable String id) {
    return id == null ? "" : id.replace("%", "%25").replace("/", "%2F");
  }
}
