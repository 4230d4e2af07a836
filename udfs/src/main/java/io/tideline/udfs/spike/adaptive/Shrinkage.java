package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far a correction is to be believed, 0 to 1: the slope of the regression of what was left
 * unexplained without the correction on the correction itself. A correction that is only noise of
 * the past explains nothing of the present, so its share goes to 0.
 */
final class Shrinkage {
  private static final double PRIOR_WEIGHT = 50;
  private static final double MEMORY_HOURS = 28 * 24;

  private final double kept;
  private double squares = PRIOR_WEIGHT;
  private double products;

  /**
   * @param prior the share to begin with
   */
  Shrinkage(double prior, DetectorSettings settings) {
    kept = settings.keptAfterSlice(MEMORY_HOURS);
    products = PRIOR_WEIGHT * prior;
  }

  double share() {
    return Math.min(1, Math.max(0, products / squares));
  }

  /**
   * @param correction what was offered
   * @param unexplained what a full correction would have had to be
   */
  void learn(double correction, double unexplained, double variance) {
    squares = squares * kept + correction * correction / variance;
    products = products * kept + unexplained * correction / variance;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(squares);
    out.writeDouble(products);
  }

  void read(DataInput in) throws IOException {
    squares = in.readDouble();
    products = in.readDouble();
  }
}
