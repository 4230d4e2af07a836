package io.tideline.udfs.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction for several comparisons: none of them errs with more than the level asked. */
public final class Holm {
  private Holm() {}

  /**
   * The p-values as if each were the only one: sorted, the k-th smallest of m times m − k + 1, at
   * most 1, and none below the one before.
   *
   * @param p in any order; the answer has the same
   */
  public static List<Double> adjusted(List<Double> p) {
    List<Integer> ascending =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
    var adjusted = new Double[p.size()];
    double least = 0;
    for (int rank = 0; rank < ascending.size(); rank++) {
      int at = ascending.get(rank);
      least = Math.max(least, Math.min(1, p.get(at) * (p.size() - rank)));
      adjusted[at] = least;
    }
    return List.of(adjusted);
  }
}
