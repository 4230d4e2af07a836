package io.tideline.job.ingest;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The ids of one shard that were accepted in one stretch of event time. In memory are fingerprints
 * of all of them, and whole only those that no checkpoint holds yet.
 */
final class IdPage {
  private static final int LONGS_PER_ID = 3;
  private static final int BYTES_PER_ID = LONGS_PER_ID * Long.BYTES;

  private final long start;
  private int[] fingerprints = new int[8];
  private int size;
  private long[] fresh = new long[0];
  private int freshLongs;

  IdPage(long start) {
    this.start = start;
  }

  /** Beginning of the stretch. */
  long start() {
    return start;
  }

  boolean mayContain(EventId id) {
    int wanted = id.fingerprint();
    for (int at = 0; at < size; at++) {
      if (fingerprints[at] == wanted) {
        return true;
      }
    }
    return false;
  }

  void forEachFingerprint(IntConsumer consumer) {
    for (int at = 0; at < size; at++) {
      consumer.accept(fingerprints[at]);
    }
  }

  private void note(EventId id) {
    if (size == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, 2 * size);
    }
    fingerprints[size++] = id.fingerprint();
  }

  /** Remembers an id; true where it is the first since the last checkpoint. */
  boolean add(EventId id, long occurredAt) {
    note(id);
    if (freshLongs == fresh.length) {
      fresh = Arrays.copyOf(fresh, Math.max(8 * LONGS_PER_ID, 2 * fresh.length));
    }
    fresh[freshLongs] = id.high();
    fresh[freshLongs + 1] = id.low();
    fresh[freshLongs + 2] = occurredAt;
    freshLongs += LONGS_PER_ID;
    return freshLongs == LONGS_PER_ID;
  }

  /** Takes back from a checkpoint what {@link #takeFresh} gave it. */
  void restore(byte[] ids) {
    ByteBuffer buffer = ByteBuffer.wrap(ids);
    while (buffer.hasRemaining()) {
      var id = new EventId(buffer.getLong(), buffer.getLong());
      buffer.getLong();
      note(id);
    }
  }

  /** Whether there are ids that no checkpoint holds yet. */
  boolean hasFresh() {
    return freshLongs > 0;
  }

  /** The ids that no checkpoint holds yet, 24 bytes each; none afterwards. */
  byte[] takeFresh() {
    ByteBuffer buffer = ByteBuffer.allocate(freshLongs * Long.BYTES);
    buffer.asLongBuffer().put(fresh, 0, freshLongs);
    freshLongs = 0;
    fresh = new long[0];
    return buffer.array();
  }

  /** True where the id was accepted since the last checkpoint within {@code range} of the time. */
  boolean freshHolds(EventId id, long occurredAt, long range) {
    for (int at = 0; at < freshLongs; at += LONGS_PER_ID) {
      if (fresh[at] == id.high()
          && fresh[at + 1] == id.low()
          && Math.abs(fresh[at + 2] - occurredAt) <= range) {
        return true;
      }
    }
    return false;
  }

  /** Likewise for ids that a checkpoint holds. */
  static boolean holds(byte[] ids, EventId id, long occurredAt, long range) {
    ByteBuffer buffer = ByteBuffer.wrap(ids);
    for (int at = 0; at < ids.length; at += BYTES_PER_ID) {
      if (buffer.getLong(at) == id.high()
          && buffer.getLong(at + Long.BYTES) == id.low()
          && Math.abs(buffer.getLong(at + 2 * Long.BYTES) - occurredAt) <= range) {
        return true;
      }
    }
    return false;
  }
}
