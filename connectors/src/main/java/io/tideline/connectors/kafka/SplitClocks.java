package io.tideline.connectors.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * The clocks of a reader's partitions (SEMANTICS §1): which of them wait, because they are further
 * ahead of the slowest than the drift allows, and which are idle.
 *
 * <p>A partition holds the others back until the broker says that all there is of it has been read;
 * one that has given nothing yet holds back all. So nobody runs away from a partition that is only
 * slow. Partitions of free topics are read as they come.
 */
final class SplitClocks {
  /** While there is a backlog, a partition that has records gives some in this time. */
  private static final long SILENT_MILLIS = 500;

  private final Alignment alignment;
  private final Map<String, SplitClock> clocks = new HashMap<>();
  private long withoutSplitsSinceMillis;

  /** Which partitions are to pause and which to go on. */
  record Change(List<String> pause, List<String> resume) {
    boolean isEmpty() {
      return pause.isEmpty() && resume.isEmpty();
    }
  }

  SplitClocks(Alignment alignment, long nowMillis) {
    this.alignment = alignment;
    this.withoutSplitsSinceMillis = nowMillis;
  }

  /** The time these clocks go by: it never jumps, and means nothing outside this process. */
  static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** A partition is the reader's from now on. */
  void add(KafkaPartitionSplit split, long nowMillis) {
    clocks.put(split.splitId(), new SplitClock(split, nowMillis));
  }

  /** A partition has ended. */
  void remove(String split, long nowMillis) {
    clocks.remove(split);
    withoutSplitsSinceMillis = nowMillis;
  }

  /** The clock of a partition that was added. */
  SplitClock of(String split) {
    SplitClock clock = clocks.get(split);
    if (clock == null) {
      throw new IllegalStateException("not a partition of this reader: " + split);
    }
    return clock;
  }

  /** What to ask the brokers: the next offset of every partition that gives no event. */
  Map<TopicPartition, Long> questions(long nowMillis) {
    Map<TopicPartition, Long> questions = new HashMap<>();
    for (SplitClock clock : clocks.values()) {
      boolean asked = !clock.isWaiting() && clock.isSilentFor(SILENT_MILLIS, nowMillis);
      clock.setAsked(asked, nowMillis);
      if (asked) {
        questions.put(clock.partition(), clock.nextOffset());
      }
    }
    return questions;
  }

  /** Takes what the brokers said. */
  void onAnswer(Backlog backlog) {
    for (SplitClock clock : clocks.values()) {
      Long emptyFrom = backlog.emptyFrom().get(clock.partition());
      if (emptyFrom != null) {
        clock.onAnswer(backlog.askedMillis(), emptyFrom);
      }
    }
  }

  /** Compares the partitions. */
  Change compare(long nowMillis) {
    long slowest =
        clocks.values().stream()
            .filter(this::isAligned)
            .filter(clock -> clock.isWaiting() || clock.holdsOthers())
            .mapToLong(SplitClock::eventMillis)
            .min()
            .orElse(Long.MAX_VALUE);
    long drift = alignment.maxDriftMillis();
    long limit = slowest > Long.MAX_VALUE - drift ? Long.MAX_VALUE : slowest + drift;
    Change change = new Change(new ArrayList<>(), new ArrayList<>());
    clocks.forEach(
        (split, clock) -> {
          boolean ahead = isAligned(clock) && clock.eventMillis() > limit;
          if (ahead != clock.isWaiting()) {
            clock.setWaiting(ahead, nowMillis);
            (ahead ? change.pause() : change.resume()).add(split);
          }
        });
    return change;
  }

  private boolean isAligned(SplitClock clock) {
    return alignment.holds(clock.partition().topic());
  }

  /** Finds out which partitions are idle; says which have become so and which are so no longer. */
  Collection<String> updateIdle(long nowMillis) {
    List<String> changed = new ArrayList<>();
    clocks.forEach(
        (split, clock) -> {
          if (clock.updateIdle(alignment.idleAfterMillis(), nowMillis)) {
            changed.add(split);
          }
        });
    return changed;
  }

  /** True where the reader has nothing to hold event time back for. */
  boolean allIdle(long nowMillis) {
    return clocks.isEmpty()
        ? nowMillis - withoutSplitsSinceMillis >= alignment.idleAfterMillis()
        : clocks.values().stream().allMatch(SplitClock::isIdle);
  }

  /** The partitions about which the brokers are asked and don't answer, in order. */
  List<String> overdue(long nowMillis) {
    return clocks.entrySet().stream()
        .filter(entry -> entry.getValue().isOverdue(nowMillis))
        .map(Map.Entry::getKey)
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
