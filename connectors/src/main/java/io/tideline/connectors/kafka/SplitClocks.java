package io.tideline.connectors.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which partitions of a reader wait: those that are further ahead of the slowest one with
 * records than the drift allows. A partition that has given no record for a while has none, and
 * holds nobody back.
 */
final class SplitClocks {
  /** While there is a backlog, a partition that has records gives some in this time. */
  private static final long EXHAUSTED_AFTER_MILLIS = 2_000;

  private final long maxDriftMillis;
  private final Map<String, Clock> clocks = new HashMap<>();
  private final Set<String> waiting = new HashSet<>();

  private static final class Clock {
    private long eventMillis = Long.MIN_VALUE;
    private long lastSeenMillis;
  }

  /** Which partitions are to pause and which to go on. */
  record Change(List<String> pause, List<String> resume) {
    boolean isEmpty() {
      return pause.isEmpty() && resume.isEmpty();
    }
  }

  SplitClocks(long maxDriftMillis) {
    this.maxDriftMillis = maxDriftMillis;
  }

  /** A partition is the reader's from now on. */
  void add(String split, long nowMillis) {
    clocks.computeIfAbsent(split, s -> new Clock()).lastSeenMillis = nowMillis;
  }

  /** A partition has ended. */
  void remove(String split) {
    clocks.remove(split);
    waiting.remove(split);
  }

  /** A partition has given an event of that time. */
  void onEvent(String split, long eventMillis, long nowMillis) {
    Clock clock = clocks.computeIfAbsent(split, s -> new Clock());
    clock.eventMillis = Math.max(clock.eventMillis, eventMillis);
    clock.lastSeenMillis = nowMillis;
  }

  /** True while any partition waits. */
  boolean anyWaiting() {
    return !waiting.isEmpty();
  }

  /** Compares the partitions. */
  Change compare(long nowMillis) {
    long limit = slowest(nowMillis);
    limit = limit > Long.MAX_VALUE - maxDriftMillis ? Long.MAX_VALUE : limit + maxDriftMillis;
    List<String> pause = new ArrayList<>();
    List<String> resume = new ArrayList<>();
    for (Map.Entry<String, Clock> entry : clocks.entrySet()) {
      boolean ahead = entry.getValue().eventMillis > limit;
      if (ahead && waiting.add(entry.getKey())) {
        pause.add(entry.getKey());
      } else if (!ahead && waiting.remove(entry.getKey())) {
        entry.getValue().lastSeenMillis = nowMillis;
        resume.add(entry.getKey());
      }
    }
    return new Change(pause, resume);
  }

  /** Where every partition is exhausted or waits, the slowest of those that wait. */
  private long slowest(long nowMillis) {
    long running = Long.MAX_VALUE;
    long paused = Long.MAX_VALUE;
    for (Map.Entry<String, Clock> entry : clocks.entrySet()) {
      Clock clock = entry.getValue();
      if (waiting.contains(entry.getKey())) {
        paused = Math.min(paused, clock.eventMillis);
      } else if (nowMillis - clock.lastSeenMillis < EXHAUSTED_AFTER_MILLIS
          && clock.eventMillis != Long.MIN_VALUE) {
        running = Math.min(running, clock.eventMillis);
      }
    }
    return Math.min(running, paused);
  }
}
