package io.tideline.udfs.alert;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;

/** Ids of alerts: the same facts give the same id on every machine and in every run. */
public final class AlertIds {
  private AlertIds() {}

  /**
   * The id of the alert of that kind on those facts: 32 hexadecimal digits, Murmur3 (128 bit) over
   * the kind and the facts, each with its length, so that no two lists of facts run together.
   */
  public static String of(String kind, String... facts) {
    HashStream128 stream = Hashing.murmur3_128().hashStream();
    stream.putString(kind);
    for (String fact : facts) {
      stream.putString(fact);
    }
    HashValue128 hash = stream.get();
    return String.format(
        "%016x%016x", hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }
}
