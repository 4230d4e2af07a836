package io.tideline.udfs.attribution;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The shares that each model gives to the touches of an order, in order (SEMANTICS §8). */
final class RuleModels {
  private static final double SCALE = 1L << 52;

  private RuleModels() {}

  /** The shares of a path with at least one touch. */
  static Shares shares(AttributionModel model, WeightedPath weighted) {
    List<PathTouch> touches = weighted.path().touches();
    int size = touches.size();
    return switch (model) {
      case LAST_TOUCH -> Shares.one(size, size - 1);
      case FIRST_TOUCH -> Shares.one(size, 0);
      case LAST_CLICK -> Shares.one(size, lastClick(touches));
      case LINEAR -> Shares.equal(size);
      case POSITION_BASED -> positionBased(size);
      case TIME_DECAY -> timeDecay(touches, weighted.path().occurredAtMillis());
      case DATA_DRIVEN -> dataDriven(size, weighted.dataDriven());
    };
  }

  private static int lastClick(List<PathTouch> touches) {
    for (int i = touches.size() - 1; i >= 0; i--) {
      if (touches.get(i).type() != TouchType.AD_IMPRESSION) {
        return i;
      }
    }
    return touches.size() - 1;
  }

  /** 40 % to the first and the last, 20 % to those between; two share equally. */
  private static Shares positionBased(int size) {
    if (size <= 2) {
      return Shares.equal(size);
    }
    int between = size - 2;
    long[] parts = new long[size];
    Arrays.fill(parts, 1);
    parts[0] = 2L * between;
    parts[size - 1] = 2L * between;
    return Shares.of(parts);
  }

  private static Shares timeDecay(List<PathTouch> touches, long orderMillis) {
    BigInteger[] parts = new BigInteger[touches.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = HalfLife.weight(orderMillis - touches.get(i).atMillis());
    }
    return Shares.of(parts);
  }

  /** What is no number, or not of the path's length, shares equally. */
  private static Shares dataDriven(int size, List<Double> proportions) {
    double largest = proportions.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (proportions.size() != size || !(largest > 0) || Double.isInfinite(largest)) {
      return Shares.equal(size);
    }
    long[] parts = new long[size];
    for (int i = 0; i < size; i++) {
      parts[i] = Math.max(0, Math.round(proportions.get(i) / largest * SCALE));
    }
    return Shares.of(parts);
  }
}
