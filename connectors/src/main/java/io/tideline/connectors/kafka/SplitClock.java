package io.tideline.connectors.kafka;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one partition is read, in event time and in offsets, and whether it is silent. Silence is
 * what the broker vouches for: while it doesn't answer, or says that there is more to read, a
 * partition that gives no event is not silent but slow (SEMANTICS §1).
 */
final class SplitClock {
  /** An event time for a partition that has given none yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** A broker that has said nothing for this long does not answer. */
  static final long ANSWER_MILLIS = 10_000;

  /** For this long a record may be on its way from the broker to the reader. */
  private static final long ON_ITS_WAY_MILLIS = 1_000;

  private final TopicPartition partition;
  private long nextOffset;
  private long eventMillis = NEVER;
  private long lastEventMillis;

  private long askedSinceMillis = NEVER;
  private long answeredMillis = NEVER;
  private long emptyFrom = Long.MAX_VALUE;

  /** What the reader has yet to reach, or has reached last, and since when that is known. */
  private long goal = Long.MAX_VALUE;

  private long goalSinceMillis;

  private long silentSinceMillis;
  private boolean waiting;
  private boolean idle;

  SplitClock(KafkaPartitionSplit split, long nowMillis) {
    this.partition = split.getTopicPartition();
    this.nextOffset = split.getStartingOffset();
    this.lastEventMillis = nowMillis;
    this.goalSinceMillis = nowMillis;
    this.silentSinceMillis = nowMillis;
  }

  TopicPartition partition() {
    return partition;
  }

  /** The offset to be read next, or one of the markers of {@link KafkaPartitionSplit}. */
  long nextOffset() {
    return nextOffset;
  }

  /** The newest event's time, or {@link #NEVER}. */
  long eventMillis() {
    return eventMillis;
  }

  boolean isWaiting() {
    return waiting;
  }

  boolean isIdle() {
    return idle;
  }

  /** The partition has given a record that carries no time. */
  void onRecord(long offset) {
    nextOffset = offset + 1;
  }

  /** The partition has given an event; true where it was idle until now. */
  boolean onEvent(long offset, long occurredAtMillis, long nowMillis) {
    nextOffset = offset + 1;
    eventMillis = Math.max(eventMillis, occurredAtMillis);
    lastEventMillis = nowMillis;
    silentSinceMillis = nowMillis;
    boolean wasIdle = idle;
    idle = false;
    return wasIdle;
  }

  /** From now on, or no longer, the broker is asked about it. */
  void setAsked(boolean asked, long nowMillis) {
    if (!asked) {
      askedSinceMillis = NEVER;
    } else if (askedSinceMillis == NEVER) {
      askedSinceMillis = nowMillis;
    }
  }

  /** The broker has said from which offset on the partition is empty. */
  void onAnswer(long askedMillis, long emptyFromOffset) {
    answeredMillis = askedMillis;
    emptyFrom = emptyFromOffset;
    if (nextOffset >= goal || emptyFromOffset < goal) {
      goal = emptyFromOffset;
      goalSinceMillis = askedMillis;
    }
  }

  /** It waits from now on, or goes on. */
  void setWaiting(boolean waits, long nowMillis) {
    waiting = waits;
    lastEventMillis = nowMillis;
    silentSinceMillis = nowMillis;
  }

  /** True where the broker would say something new: no event has come for that long. */
  boolean isSilentFor(long millis, long nowMillis) {
    return eventMillis == NEVER || nowMillis - lastEventMillis >= millis;
  }

  /** True where the broker has said, since the last event, that all there is has been read. */
  boolean isExhausted() {
    return answeredMillis > lastEventMillis && nextOffset >= emptyFrom;
  }

  /** True where others must not run away from it. */
  boolean holdsOthers() {
    return !waiting && !idle && !isExhausted();
  }

  /** True where the broker is asked and does not answer. */
  boolean isOverdue(long nowMillis) {
    return askedSinceMillis != NEVER
        && nowMillis - Math.max(askedSinceMillis, answeredMillis) > ANSWER_MILLIS;
  }

  /** True where nobody vouches for its silence, be it that nobody could ask. */
  private boolean isUnanswered(long nowMillis) {
    return nowMillis - Math.max(answeredMillis, lastEventMillis) > ANSWER_MILLIS;
  }

  /** True where there is more to read, and not just because it is on its way. */
  private boolean isBehind(long nowMillis) {
    return nextOffset < goal && nowMillis - goalSinceMillis > ON_ITS_WAY_MILLIS;
  }

  /** Finds out whether it has been silent for long enough; true where that has changed. */
  boolean updateIdle(long idleAfterMillis, long nowMillis) {
    if (waiting || isBehind(nowMillis) || isUnanswered(nowMillis)) {
      silentSinceMillis = nowMillis;
    }
    boolean wasIdle = idle;
    boolean longSilent = nowMillis - silentSinceMillis >= idleAfterMillis;
    idle = longSilent && (wasIdle || isExhausted());
    return idle != wasIdle;
  }
}
