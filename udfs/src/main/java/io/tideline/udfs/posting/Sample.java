package io.tideline.udfs.posting;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Numbers of several posts; what is not known is left out. */
final class Sample {
  private final double[] sorted;
  private final double mean;

  private Sample(double[] sorted) {
    this.sorted = sorted;
    this.mean = DoubleStream.of(sorted).sum() / sorted.length;
  }

  /** Of what is known. */
  static Sample of(Collection<@Nullable Double> values) {
    return new Sample(
        values.stream()
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray());
  }

  /** Of numbers from the smallest on, which the sample keeps. */
  static Sample ofSorted(double[] sorted) {
    return new Sample(sorted);
  }

  int size() {
    return sorted.length;
  }

  /** The middle one, or the mean of both; null without any. */
  @Nullable Double median() {
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return null;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Summed from the smallest on, so that the order they came in does not matter. */
  double mean() {
    return mean;
  }

  /** The sum of squared distances from the mean. */
  double squares() {
    return DoubleStream.of(sorted).map(value -> (value - mean) * (value - mean)).sum();
  }
}
