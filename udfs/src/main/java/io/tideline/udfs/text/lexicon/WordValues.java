package io.tideline.udfs.text.lexicon;

/** A map from word hashes to a number, open addressing, without boxes. */
final class WordValues {
  private final long[] keys;
  private final float[] values;
  private final int mask;

  WordValues(int expected) {
    int size = Integer.highestOneBit(Math.max(16, expected) * 3) << 1;
    keys = new long[size];
    values = new float[size];
    mask = size - 1;
  }

  void put(long hash, float value) {
    int slot = slot(hash);
    keys[slot] = hash;
    values[slot] = value;
  }

  /** The number of a hash; NaN where it is not known. */
  float get(long hash) {
    int slot = slot(hash);
    return keys[slot] == hash ? values[slot] : Float.NaN;
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (keys[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
