package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One fading mean a place, each with how much it rests on. */
final class Means {
  private final float[] means;
  private final float[] weights;
  private final double share;
  private final double kept;

  /**
   * @param places how many means
   * @param share what one value adds to the weight of its mean
   * @param kept what is left of a mean's weight when a whole unit has been added to it
   */
  Means(int places, double share, double kept) {
    this.means = new float[places];
    this.weights = new float[places];
    this.share = share;
    this.kept = Math.pow(kept, share);
  }

  double weight(int place) {
    return weights[place];
  }

  double mean(int place) {
    return means[place];
  }

  /** The mean where so many units of {@code prior} are counted in. */
  double towards(int place, double prior, double units) {
    return (weights[place] * means[place] + units * prior) / (weights[place] + units);
  }

  void learn(int place, double value) {
    weights[place] = (float) (weights[place] * kept + share);
    means[place] += (float) ((value - means[place]) * share / weights[place]);
  }

  void write(DataOutput out) throws IOException {
    for (int place = 0; place < means.length; place++) {
      out.writeFloat(means[place]);
      out.writeFloat(weights[place]);
    }
  }

  void read(DataInput in) throws IOException {
    for (int place = 0; place < means.length; place++) {
      means[place] = in.readFloat();
      weights[place] = in.readFloat();
    }
  }
}
