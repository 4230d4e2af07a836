package io.tideline.connectors.warehouse;

import java.util.Collection;
import java.util.Comparator;

/** The allowed name that a mistyped one was probably meant to be. */
public final class NearestName {

  private NearestName() {}

  /** The name with the smallest edit distance; the first in alphabetical order of several. */
  public static String of(String mistyped, Collection<String> allowed) {
    return allowed.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance(mistyped, name))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
