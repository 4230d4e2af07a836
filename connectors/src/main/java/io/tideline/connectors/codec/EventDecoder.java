package io.tideline.connectors.codec;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes input records (CONTRACTS §1): each becomes an event, a dead letter with the first thing
 * that is wrong with it, or nothing for a tombstone. Never throws, whatever the bytes.
 *
 * <p>Checked in this order: size, depth, JSON, object, {@code type}, the fields in the contract's
 * order, the clock. Duplicates and lateness are not a matter of one record; a record that is late
 * by itself (SEMANTICS §1) and would be counted by windows is returned as an event that carries its
 * own dead letter.
 *
 * <p>Keeps buffers from record to record: for one thread.
 */
public final class EventDecoder {

  private static final int RAW_BYTES = 64 * 1024;
  private static final long MAX_AHEAD_MILLIS = 5 * 60_000L;
  private static final long MAX_BEHIND_MILLIS = 60 * 60_000L + 60_000L;
  private static final Map<String, EventType> TYPES = new HashMap<>();

  private static final Problem UNKNOWN_TYPE =
      new Problem(DeadLetterReason.UNKNOWN_TYPE, "type: none of this topic's");
  private static final Problem FUTURE =
      new Problem(DeadLetterReason.FUTURE_EVENT, "occurred_at: over 5 minutes ahead of the clock");
  private static final Problem LATE =
      new Problem(DeadLetterReason.LATE, "occurred_at: over 1 h 60 s before it was received");

  static {
    for (EventType type : EventType.values()) {
      TYPES.put(type.wireName(), type);
    }
  }

  /** What only those find who know the order. */
  private static final Problem BEYOND_ORDER =
      new Problem(DeadLetterReason.INVALID_FIELD, "amount: more than is left of the order");

  private final LongSupplier wallClock;
  private final RecordReader reader = new RecordReader();
  private final FieldValues values = new FieldValues();
  private final EventAssembler assembler = new EventAssembler(values);

  /** Of the record that is being decoded. */
  private @Nullable EventType type;

  private long knownNowMillis = Long.MIN_VALUE;

  /**
   * A decoder with buffers of its own.
   *
   * @param wallClock milliseconds since the epoch; bounds how far ahead an event may be
   */
  public EventDecoder(LongSupplier wallClock) {
    this.wallClock = wallClock;
  }

  /**
   * Decodes one Kafka record.
   *
   * @param value the record's value; null is a tombstone
   * @param defaultReceivedAtMillis stands for {@code received_at} where the event has none: the
   *     record's timestamp
   */
  public Decoded decode(
      Topic topic, byte @Nullable [] value, Origin origin, long defaultReceivedAtMillis) {
    if (value == null) {
      return new Decoded(topic, null, null);
    }
    Decoded unusable = read(topic, value, origin);
    return unusable != null ? unusable : usable(topic, value, origin, defaultReceivedAtMillis);
  }

  /**
   * Decodes one line of a file. Where the event has no {@code received_at}, it was received at the
   * newest {@code occurred_at} of the valid lines up to and with this one.
   *
   * @param newestAboveMillis the newest {@code occurred_at} of the events above in this file,
   *     {@link Long#MIN_VALUE} while there is none
   */
  public Decoded decodeLine(Topic topic, byte[] line, Origin origin, long newestAboveMillis) {
    Decoded unusable = read(topic, line, origin);
    return unusable != null
        ? unusable
        : usable(
            topic, line, origin, Math.max(newestAboveMillis, values.number(Field.OCCURRED_AT)));
  }

  /** Fills the values; null where they make a valid event. */
  private @Nullable Decoded read(Topic topic, byte[] value, Origin origin) {
    RecordShape shape = reader.read(value, values);
    if (shape == RecordShape.TOMBSTONE) {
      return new Decoded(topic, null, null);
    }
    Problem problem = shape == RecordShape.OBJECT ? check(topic) : shape.problem();
    return problem == null ? null : new Decoded(topic, null, deadLetter(problem, value, origin));
  }

  private @Nullable Problem check(Topic topic) {
    if (!values.has(Field.TYPE)) {
      return Problem.missing(Field.TYPE);
    }
    type = TYPES.get(values.<String>getOrNull(Field.TYPE));
    if (type == null || type.topic() != topic) {
      return UNKNOWN_TYPE;
    }
    Problem problem = Schemas.of(type).violation(values);
    if (problem != null) {
      return problem;
    }
    return isAhead(values.number(Field.OCCURRED_AT)) ? FUTURE : null;
  }

  /** Looks at the clock only where what it last said does not do. */
  private boolean isAhead(long occurredAtMillis) {
    long allowed = occurredAtMillis - MAX_AHEAD_MILLIS;
    if (allowed > knownNowMillis) {
      knownNowMillis = wallClock.getAsLong();
    }
    return allowed > knownNowMillis;
  }

  private Decoded usable(Topic topic, byte[] value, Origin origin, long defaultReceivedAtMillis) {
    long receivedAt =
        values.has(Field.RECEIVED_AT) ? values.number(Field.RECEIVED_AT) : defaultReceivedAtMillis;
    boolean late = receivedAt - values.number(Field.OCCURRED_AT) > MAX_BEHIND_MILLIS;
    DeadLetter record = null;
    if (type == EventType.ORDER_REFUNDED) {
      record = deadLetter(BEYOND_ORDER, value, origin);
    } else if (late && assembler.isCounted(type)) {
      record = deadLetter(LATE, value, origin);
    }
    return new Decoded(topic, assembler.event(type, receivedAt, record), null);
  }

  private DeadLetter deadLetter(Problem problem, byte[] value, Origin origin) {
    return new DeadLetter(
        origin.sourceTopic(),
        origin.partition(),
        origin.offset(),
        problem.reason(),
        problem.detail(),
        Arrays.copyOf(value, Math.min(value.length, RAW_BYTES)),
        wallClock.getAsLong());
  }
}
