package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Experiments, audiences and posts whose figures are known beforehand, so that whoever looks at
 * {@code experiments}, {@code posting_windows} and {@code tag_lift} can check them by hand. Of the
 * first account: {@value #CLEAR} has 5 000 plays against 5 010, of which 50 % and 60 % are
 * completed, so the variant wins; {@value #EQUAL} has 40 000 each with 50 % and 50.1 %, which makes
 * no difference; {@value #UNEVEN} has 10 000 against 7 000, so its split is wrong. Audiences rise
 * to their peak at 19:00 UTC, {@value #GOOD_TAG} doubles the reach of a post, {@value #IDLE_TAG}
 * does nothing.
 */
public final class KnownContent {
  public static final String CLEAR = "example_clear";
  public static final String EQUAL = "example_equal";
  public static final String UNEVEN = "example_uneven";
  public static final String GOOD_TAG = "#howto";
  public static final String IDLE_TAG = "#monday";

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final List<String> REGIONS = List.of("DE", "NL");
  private static final int[] POSTING_HOURS = {7, 12, 17, 18, 21};
  private static final int POSTS = 36;
  private static final int POSTING_DAYS = 12;
  private static final long FOLLOWERS = 20_000;
  private static final long ACTIVE = 2_000;
  private static final int SECONDS = 20;

  private final String account;
  private final Dice dice;
  private final List<TrafficRecord> records = new ArrayList<>();

  private KnownContent(String account, Dice dice) {
    this.account = account;
    this.dice = dice;
  }

  /**
   * All records, in the order of their times.
   *
   * @param fromMillis from when on activity is reported
   * @param toMillis when it ends; everything was posted in the two weeks before
   */
  public static List<TrafficRecord> records(TrafficShape shape, long fromMillis, long toMillis) {
    var dice = new Dice(shape.seed());
    var cast = new Cast(shape, dice);
    List<TrafficRecord> all = new ArrayList<>();
    for (int number = 0; number < cast.accounts(); number++) {
      var content = new KnownContent(cast.account(number), dice);
      content.audiences(fromMillis, toMillis);
      content.posts(toMillis);
      if (number == 0) {
        content.experiments(toMillis);
      }
      all.addAll(content.records);
    }
    all.sort(Comparator.comparingLong(TrafficRecord::atMillis));
    return all;
  }

  /** Each hour is told when it is over. */
  private void audiences(long fromMillis, long toMillis) {
    long first = Math.floorDiv(fromMillis, HOUR) * HOUR;
    for (long hour = first; hour + HOUR <= toMillis; hour += HOUR) {
      for (String region : REGIONS) {
        Stamp stamp = stamp(region + "-" + hour / HOUR, Math.max(fromMillis, hour + HOUR));
        records.add(
            Draft.of(EventType.AUDIENCE_ACTIVITY, stamp)
                .put("region", region)
                .put("hour_start", Draft.time(hour))
                .put("active_followers", (long) (ACTIVE * DailyRhythm.at(hour)))
                .keyedBy(account));
      }
    }
  }

  private void posts(long toMillis) {
    long today = Math.floorDiv(toMillis, DAY) * DAY;
    for (int post = 0; post < POSTS; post++) {
      int hour = POSTING_HOURS[post % POSTING_HOURS.length];
      long published = today - (2 + post % POSTING_DAYS) * DAY + hour * HOUR + post * 1_000L;
      boolean good = post % 3 == 0;
      long reach = (long) (3_000 * (good ? 2 : 1) * Math.exp((dice.unit() - 0.5) / 2));
      List<String> tags = new ArrayList<>(List.of("#shop"));
      tags.add(good ? GOOD_TAG : "#fyp");
      if (dice.chance(0.5)) {
        tags.add(IDLE_TAG);
      }
      String video = "%s-post-%02d".formatted(account, post);
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("reach", reach);
      more.put("impressions", reach * 14 / 10);
      more.put("hashtags", tags);
      more.put("sound_id", "sound-" + post % 4);
      more.put("sound_owned", post % 4 == 0);
      more.put("region", REGIONS.get(post % REGIONS.size()));
      long plays = reach * 11 / 10;
      long completed = plays * (45 + post % 11) / 100;
      snapshot(video, published, new Seen(published + DAY + HOUR, plays, completed), more);
    }
  }

  private void experiments(long toMillis) {
    arm(CLEAR, "a", new Seen(toMillis, 5_000, 2_500));
    arm(CLEAR, "b", new Seen(toMillis, 5_010, 3_006));
    arm(EQUAL, "a", new Seen(toMillis, 40_000, 20_000));
    arm(EQUAL, "b", new Seen(toMillis, 40_000, 20_040));
    arm(UNEVEN, "a", new Seen(toMillis, 10_000, 5_000));
    arm(UNEVEN, "b", new Seen(toMillis, 7_000, 3_640));
  }

  /** Two videos, the variant being their sum; half of the plays had come a day before. */
  private void arm(String experiment, String variant, Seen sum) {
    Map<String, Object> arm = new LinkedHashMap<>();
    arm.put("id", experiment);
    arm.put("variant", variant);
    arm.put("control", variant.equals("a"));
    for (int half = 0; half < 2; half++) {
      String video = experiment + "-" + variant + half;
      Map<String, Object> more = Map.of("experiment", arm);
      long published = sum.atMillis() - 4 * DAY;
      snapshot(video, published, sum.part(4, 2 * DAY), more);
      snapshot(video, published, sum.part(2, DAY), more);
    }
  }

  /** How a video stood at a time. */
  private record Seen(long atMillis, long plays, long completed) {
    /** One of so many parts of it, so long before. */
    Seen part(int parts, long beforeMillis) {
      return new Seen(atMillis - beforeMillis, plays / parts, completed / parts);
    }
  }

  private void snapshot(String video, long published, Seen seen, Map<String, Object> more) {
    long plays = seen.plays();
    Draft draft =
        Draft.of(
                EventType.VIDEO_SNAPSHOT,
                stamp(video + "-" + seen.atMillis() / HOUR, seen.atMillis()))
            .put("video_id", video)
            .put("published_at", Draft.time(published))
            .put("duration_s", SECONDS)
            .put("views", plays * 2)
            .put("likes", plays / 8)
            .put("comments", plays / 50)
            .put("shares", plays / 100)
            .put("plays", plays)
            .put("completions", seen.completed())
            .put("watch_time_s", plays * SECONDS * 6 / 10)
            .put("followers", FOLLOWERS);
    more.forEach(draft::put);
    records.add(draft.keyedBy(video));
  }

  private Stamp stamp(String id, long atMillis) {
    return new Stamp("k" + account + "-" + id, atMillis, account);
  }
}
