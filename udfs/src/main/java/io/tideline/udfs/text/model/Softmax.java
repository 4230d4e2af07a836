package io.tideline.udfs.text.model;

/** Probabilities from the numbers of a model. */
public final class Softmax {
  private Softmax() {}

  /**
   * Turns {@code outputs} numbers from an index on into the probabilities of their labels, and
   * writes the last label's, whose number is 0, behind them.
   */
  public static void in(float[] z, int from, int outputs) {
    float most = 0;
    for (int k = from; k < from + outputs; k++) {
      most = Math.max(most, z[k]);
    }
    float total = (float) Math.exp(-most);
    z[from + outputs] = total;
    for (int k = from; k < from + outputs; k++) {
      z[k] = (float) Math.exp(z[k] - most);
      total += z[k];
    }
    for (int k = from; k <= from + outputs; k++) {
      z[k] /= total;
    }
  }
}
