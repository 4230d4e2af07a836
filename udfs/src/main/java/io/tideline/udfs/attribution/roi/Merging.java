package io.tideline.udfs.attribution.roi;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/** Adds up small sorted arrays of sums, each entry under a key of its own. */
final class Merging {
  private Merging() {}

  /**
   * The entries of both, those of one key as their sum, without those that are nothing, in
   * ascending order of their keys.
   */
  static <T> T[] of(
      T[] these, T[] those, Function<T, String> key, BinaryOperator<T> sum, Predicate<T> nothing) {
    if (those.length == 0) {
      return these;
    }
    var merged = new TreeMap<String, T>();
    for (T entry : these) {
      merged.put(key.apply(entry), entry);
    }
    for (T entry : those) {
      merged.merge(key.apply(entry), entry, sum);
    }
    merged.values().removeIf(nothing);
    return merged.values().toArray(Arrays.copyOf(these, 0));
  }
}
