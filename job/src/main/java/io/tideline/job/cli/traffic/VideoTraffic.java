package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.List;

/** What the platform reports: snapshots of videos whose counters grow, and active followers. */
final class VideoTraffic {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final List<String> REGIONS = List.of("DE", "NL", "GB", "AT", "BE");
  private static final List<String> HASHTAGS =
      List.of("#lernenmittiktok", "#dagvandeweek", "#smallbusiness", "#diy", "#unboxing", "#fyp");

  private final Cast cast;
  private final Dice dice;
  private final long startMillis;

  VideoTraffic(Cast cast, Dice dice, long startMillis) {
    this.cast = cast;
    this.dice = dice;
    this.startMillis = startMillis;
  }

  TrafficRecord snapshot(Stamp stamp) {
    int rank = cast.anyVideo();
    long published = startMillis - (1 + rank % 20) * DAY_MILLIS - rank * 61_000L;
    double ageDays = (double) (stamp.atMillis() - published) / DAY_MILLIS;
    long views = (long) (2_000_000 * Math.pow(rank + 1.0, -0.7) * (1 - Math.exp(-ageDays / 6)));
    long plays = views * 103 / 100;
    int seconds = 9 + rank % 50;
    return Draft.of(EventType.VIDEO_SNAPSHOT, stamp.of(cast.accountOfVideo(rank)))
        .put("video_id", cast.video(rank))
        .put("published_at", Draft.time(published))
        .put("duration_s", seconds)
        .put("views", views)
        .put("likes", views * (3 + rank % 6) / 100)
        .put("comments", views / (90 + rank % 40))
        .put("shares", views / (120 + rank % 90))
        .put("saves", views / 150)
        .put("reach", views * 9 / 10)
        .put("impressions", views * 12 / 10)
        .put("plays", plays)
        .put("completions", plays * (35 + rank % 45) / 100)
        .put("watch_time_s", plays * seconds * (40 + rank % 50) / 100)
        .put("followers", followers(rank % cast.accounts(), stamp.atMillis()))
        .put("hashtags", List.of(HASHTAGS.get(rank % HASHTAGS.size()), "#shop"))
        .put("sound_id", "sound-" + rank % 12)
        .put("sound_owned", rank % 12 == 0)
        .put("region", REGIONS.get(rank % REGIONS.size()))
        .keyedBy(cast.video(rank));
  }

  /** Accounts of every tier, each growing by the day. */
  private long followers(int account, long atMillis) {
    long first = 6_000L * Math.round(Math.pow(3, account % 4));
    return first + first / 200 * Math.max(0, atMillis - startMillis) / DAY_MILLIS;
  }

  TrafficRecord audience(Stamp stamp) {
    long hour = Math.floorDiv(stamp.atMillis(), HOUR_MILLIS) * HOUR_MILLIS;
    return Draft.of(EventType.AUDIENCE_ACTIVITY, stamp)
        .put("region", dice.pick(REGIONS))
        .put("hour_start", Draft.time(hour))
        .put("active_followers", (long) (DailyRhythm.at(hour) * dice.between(700, 1_300)))
        .keyedBy(stamp.account());
  }
}
