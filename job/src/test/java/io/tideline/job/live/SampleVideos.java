package io.tideline.job.live;

import static io.tideline.job.live.SampleLine.event;

import io.tideline.udfs.spike.Slices;
import java.time.Instant;
import java.util.Random;

/**
 * Videos measured every six hours: counters that rise and sometimes fall, watch time that comes a
 * day after the rest, two variants of an experiment, tags; who was active in which hour; and what
 * campaigns cost, with corrections, and their leads.
 */
final class SampleVideos {
  private static final int VIDEOS = 12;
  private static final int DAYS = 15;

  private final Random random = new Random(20260308);
  private final SampleLine out;
  private final long startMillis;
  private long number;

  SampleVideos(SampleLine out, long startMillis) {
    this.out = out;
    this.startMillis = startMillis;
  }

  void write() {
    for (int video = 0; video < VIDEOS; video++) {
      measure(video);
    }
    for (int hour = 0; hour < DAYS * 24; hour++) {
      active("NL", hour);
      active("DE", hour);
    }
    for (int day = 0; day < DAYS; day++) {
      for (int campaign = 0; campaign < 4; campaign++) {
        spent(day, campaign);
      }
    }
  }

  private void measure(int video) {
    long published = startMillis + (long) (random.nextDouble() * 8 * Slices.DAY_MILLIS);
    long end = startMillis + DAYS * Slices.DAY_MILLIS;
    long plays = 0;
    for (long at = published + Slices.HOUR_MILLIS; at < end; at += 6 * Slices.HOUR_MILLIS) {
      plays = Math.max(0, plays + random.nextInt(400) - (random.nextInt(12) == 0 ? 500 : 0));
      snapshot(video, published, at, plays);
    }
  }

  private void snapshot(int video, long published, long at, long plays) {
    boolean isEarly = at - published < 30 * Slices.HOUR_MILLIS;
    String watched =
        isEarly ? "" : ",\"completions\":%d,\"watch_time_s\":%d".formatted(plays / 2, plays * 7);
    String variant =
        video < 4
            ? ",\"experiment\":{\"id\":\"hook\",\"variant\":\"%s\",\"control\":%s}"
                .formatted(video % 2 == 0 ? "a" : "b", video % 2 == 0)
            : "";
    out.put(
        "video-metrics",
        at,
        event("video.snapshot", "vs" + ++number, at)
            + ",\"video_id\":\"v_%d\",\"published_at\":\"%s\",\"duration_s\":15"
                .formatted(video, Instant.ofEpochMilli(published))
            + ",\"views\":%d,\"likes\":%d,\"comments\":%d,\"shares\":%d,\"plays\":%d,\"reach\":%d"
                .formatted(plays + 20, plays / 9, plays / 90, plays / 50, plays, plays * 9 / 10)
            + ",\"followers\":%d,\"region\":\"%s\",\"hashtags\":[\"all\",\"t%d\"]%s%s}"
                .formatted(
                    4_000 + (at - startMillis) / Slices.HOUR_MILLIS,
                    video % 2 == 0 ? "NL" : "DE",
                    video % 3,
                    watched,
                    variant));
  }

  private void active(String region, int hour) {
    long at = startMillis + hour * Slices.HOUR_MILLIS;
    out.put(
        "audience-activity",
        at + Slices.HOUR_MILLIS,
        event("audience.activity", "aa" + ++number, at + Slices.HOUR_MILLIS)
            + ",\"region\":\"%s\",\"hour_start\":\"%s\",\"active_followers\":%d}"
                .formatted(region, Instant.ofEpochMilli(at), 100 + random.nextInt(900)));
  }

  private void spent(int day, int campaign) {
    long at = startMillis + day * Slices.DAY_MILLIS + 9 * Slices.HOUR_MILLIS;
    cost(day, campaign, at, 20 + random.nextInt(80));
    if (random.nextInt(3) == 0) {
      cost(day, campaign, at + 5 * Slices.HOUR_MILLIS, 20 + random.nextInt(80));
    }
    String id = "ld" + ++number;
    out.put(
        "touchpoints",
        at,
        event("lead.submitted", id, at)
            + ",\"visitor_id\":\"vi%d\",\"utm\":{\"source\":\"tik-tok\",\"campaign\":\" C%d\"}}"
                .formatted(random.nextInt(200), campaign));
  }

  private void cost(int day, int campaign, long at, int amount) {
    out.put(
        "costs",
        at,
        event("cost.recorded", "co" + ++number, at)
            + ",\"cost_id\":\"c%d-%d\",\"campaign\":\"c%d\",\"kind\":\"media\",\"amount\":\"%d.50\""
                .formatted(campaign, day, campaign, amount)
            + ",\"currency\":\"EUR\",\"date\":\"%s\",\"impressions\":900,\"clicks\":40}"
                .formatted(Instant.ofEpochMilli(at).toString().substring(0, 10)));
  }
}
