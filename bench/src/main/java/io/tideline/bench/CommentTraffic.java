package io.tideline.bench;

import io.tideline.job.cli.traffic.Zipf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Comments (CONTRACTS §1) at an even pace of event time, a tenth of them up to 3 s behind it. It
 * goes on behind the last event of the shape for as long as it is asked.
 */
final class CommentTraffic {
  private static final String[] WORDS =
      ("love this colour does it come in size thirty eight as well and when will the blue one be back"
              + " price please shipping to berlin great video so pretty")
          .split(" ");
  private static final int TEXT_LENGTH = 62;
  private static final int LATE_ONE_IN = 10;
  private static final int MAX_BEHIND_MILLIS = 3_000;
  private static final long DAY_MILLIS = 86_400_000L;

  private final TrafficShape shape;
  private final SplittableRandom random;
  private final Zipf videos;
  private final StringBuilder json = new StringBuilder(512);
  private long next;
  private long day = Long.MIN_VALUE;
  private String date = "";

  CommentTraffic(TrafficShape shape) {
    this.shape = shape;
    this.random = new SplittableRandom(shape.seed());
    this.videos = new Zipf(shape.videos(), TrafficShape.ZIPF_EXPONENT);
  }

  /** Goes on from the end of another shape's traffic, with other choices. */
  static CommentTraffic after(TrafficShape shape) {
    CommentTraffic traffic = new CommentTraffic(shape.reseeded());
    traffic.next = shape.events();
    return traffic;
  }

  /** The next one in the order of sending. */
  Comment next() {
    boolean hot = shape.hotShare() > 0 && random.nextDouble() < shape.hotShare();
    return of(hot ? 0 : videos.rank(random.nextDouble()));
  }

  /** The next one is of that video. */
  Comment of(int video) {
    long time = TrafficShape.START_MILLIS + (long) (next * shape.stepMillis());
    if (random.nextInt(LATE_ONE_IN) == 0) {
      time -= random.nextInt(MAX_BEHIND_MILLIS);
    }
    time = Math.max(time, TrafficShape.START_MILLIS);
    write(time, video);
    next++;
    return new Comment(time, video, videoId(video).getBytes(StandardCharsets.US_ASCII), bytes());
  }

  /** As events and tables have it. */
  static String videoId(int video) {
    return "v_" + padded(video, 5);
  }

  private byte[] bytes() {
    return json.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void write(long time, int video) {
    json.setLength(0);
    json.append("{\"event_id\":\"ev").append(padded(next, 10));
    json.append("\",\"type\":\"comment.created\",\"occurred_at\":\"");
    writeTime(time);
    json.append("\",\"account_id\":\"acct_").append(padded(video % shape.accounts(), 3));
    json.append("\",\"platform\":\"tiktok\",\"comment_id\":\"c").append(padded(next, 10));
    json.append("\",\"video_id\":\"").append(videoId(video));
    json.append("\",\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"cu_");
    json.append(padded(random.nextInt(10_000_000), 7));
    json.append("\",\"sender_name\":\"Sam Fry\",\"text\":\"");
    writeText();
    json.append("\",\"lang\":\"en\",\"likes\":").append(random.nextInt(10));
    json.append(",\"campaign_tag\":\"spring\"}");
  }

  private void writeText() {
    int end = json.length() + TEXT_LENGTH;
    while (json.length() < end) {
      json.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    json.setLength(end);
  }

  private void writeTime(long time) {
    if (Math.floorDiv(time, DAY_MILLIS) != day) {
      day = Math.floorDiv(time, DAY_MILLIS);
      date = Instant.ofEpochMilli(day * DAY_MILLIS).toString().substring(0, 11);
    }
    int ofDay = (int) Math.floorMod(time, DAY_MILLIS);
    json.append(date).append(padded(ofDay / 3_600_000, 2)).append(':');
    json.append(padded(ofDay / 60_000 % 60, 2)).append(':');
    json.append(padded(ofDay / 1_000 % 60, 2)).append('.');
    json.append(padded(ofDay % 1_000, 3)).append('Z');
  }

  private static String padded(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
