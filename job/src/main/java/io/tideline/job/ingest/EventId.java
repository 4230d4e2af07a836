package io.tideline.job.ingest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.tideline.udfs.event.Event;

/**
 * An event's id within its topic, as 128 bits of Murmur3. Two different ids among 10⁹ remembered
 * ones share all bits with a probability of 10⁻²¹: exact for every practical purpose, at a fixed 16
 * bytes.
 */
record EventId(long high, long low) {
  /** Ids are kept in so many shards, each owned by one parallel instance. */
  static final int SHARDS = 1024;

  static EventId of(Event event) {
    HashStream128 stream = Hashing.murmur3_128().hashStream();
    stream.putByte((byte) event.type().topic().ordinal());
    stream.putString(event.eventId());
    HashValue128 hash = stream.get();
    return new EventId(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  /**
   * Where the id is kept, 0 to {@link #SHARDS} − 1: from the text's own hash, which is cheaper than
   * all 128 bits, since every event is sent by it.
   */
  static int shardOf(Event event) {
    int hash = event.eventId().hashCode() * 0x9E3779B9;
    return (hash >>> 16) & (SHARDS - 1);
  }

  /** Some of the bits. */
  int fingerprint() {
    return (int) (low >>> 16);
  }
}
