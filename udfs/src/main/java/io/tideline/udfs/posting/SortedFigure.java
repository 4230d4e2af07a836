package io.tideline.udfs.posting;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the posts of one account say of one figure, sorted once: each tag's posts and the others are
 * then one pass each, from the smallest on. A post that does not say it is left out.
 */
final class SortedFigure {
  private final int[] posts;
  private final double[] values;

  private SortedFigure(int[] posts, double[] values) {
    this.posts = posts;
    this.values = values;
  }

  /** Of posts, which are known by their places in the list. */
  static SortedFigure of(List<Post> posts, Function<Post, @Nullable Double> figure) {
    var known = new double[posts.size()];
    int[] sorted =
        IntStream.range(0, posts.size())
            .filter(
                place -> {
                  Double value = figure.apply(posts.get(place));
                  known[place] = value == null ? 0 : value;
                  return value != null;
                })
            .boxed()
            .sorted((a, b) -> Double.compare(known[a], known[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SortedFigure(sorted, IntStream.of(sorted).mapToDouble(i -> known[i]).toArray());
  }

  /**
   * The same in terms of the mean of all, so that a difference of 0.1 is a tenth of what is usual;
   * nobody says anything where there is no mean or it is 0.
   */
  SortedFigure relative() {
    double mean = Sample.ofSorted(values).mean();
    if (values.length == 0 || mean == 0) {
      return new SortedFigure(new int[0], new double[0]);
    }
    var scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values[i] / mean;
    }
    return new SortedFigure(posts, scaled);
  }

  /** How posts differ from the others; null where either are too few to say. */
  @Nullable Lift lift(BitSet with) {
    var inside = new double[values.length];
    var outside = new double[values.length];
    int in = 0;
    int out = 0;
    for (int i = 0; i < values.length; i++) {
      if (with.get(posts[i])) {
        inside[in++] = values[i];
      } else {
        outside[out++] = values[i];
      }
    }
    return Lift.of(
        Sample.ofSorted(Arrays.copyOf(inside, in)), Sample.ofSorted(Arrays.copyOf(outside, out)));
  }
}
