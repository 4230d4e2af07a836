package io.tideline.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Traffic at a steady rate, as wide in event time as the topic's own, with bursts: twice a second
 * all events go to one video for a moment, enough for a spike alert, each time to another video.
 */
final class PacedBursts {
  /** Five times the volume an alert needs, and half as much again: enough without a baseline. */
  static final int BURST_EVENTS = 150;

  /** Videos from this rank on have history but little traffic of their own. */
  private static final int FIRST_RANK = 500;

  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final CommentTraffic traffic;
  private final long rate;

  /**
   * @param rate events a second
   */
  PacedBursts(CommentTraffic traffic, long rate) {
    this.traffic = traffic;
    this.rate = rate;
  }

  /** Sends one burst, at once, and says of which video. */
  String sendOne(TopicFeed feed) {
    for (int i = 0; i < BURST_EVENTS; i++) {
      feed.send(traffic.of(FIRST_RANK - 1));
    }
    feed.flush();
    return CommentTraffic.videoId(FIRST_RANK - 1);
  }

  /** Sends for so long; when the first event of each video's burst was sent. */
  Map<String, Long> send(TopicFeed feed, int seconds) {
    Map<String, Long> starts = new LinkedHashMap<>();
    long every = Math.max(rate / 2, 2L * BURST_EVENTS);
    long begun = System.nanoTime();
    for (long sent = 0; sent < rate * seconds; sent++) {
      awaitTurn(begun, sent);
      long intoTurn = sent % every - every / 2;
      if (intoTurn < 0 || intoTurn >= BURST_EVENTS) {
        feed.send(traffic.next());
        continue;
      }
      int video = FIRST_RANK + (int) (sent / every);
      if (intoTurn == 0) {
        starts.put(CommentTraffic.videoId(video), System.nanoTime());
      }
      feed.send(traffic.of(video));
    }
    feed.flush();
    return starts;
  }

  private void awaitTurn(long begun, long sent) {
    while ((System.nanoTime() - begun) * 1e-9 * rate < sent) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
