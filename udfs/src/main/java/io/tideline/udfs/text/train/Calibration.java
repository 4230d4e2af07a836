package io.tideline.udfs.text.train;

import java.util.List;

/**
 * Turns margins into probabilities: P(label) is the softmax of {@code slope · margin + constant of
 * the label} (Platt scaling for several labels), fitted to margins of texts that were not learned
 * from.
 */
final class Calibration {
  private static final int STEPS = 400;
  private static final double RATE = 0.3;

  /** A larger margin never makes a label less probable, however odd the texts. */
  private static final double FLATTEST = 0.05;

  final double slope;
  final double[] constants;

  private Calibration(double[] parameters) {
    slope = parameters[0];
    constants = new double[parameters.length - 1];
    System.arraycopy(parameters, 1, constants, 0, constants.length);
  }

  /**
   * Fits by AdaGrad. Every text counts the same here: a source's weight says how much is learned
   * from it, not how often texts like its own come.
   *
   * @param balance 0 fits the labels' shares as they are, 1 as if every label were as frequent
   */
  static Calibration fit(List<double[]> margins, List<Example> examples, double balance) {
    int labels = margins.get(0).length;
    double[] weights = weights(examples, labels, balance);
    double[] c = new double[labels + 1];
    double[] squares = new double[labels + 1];
    c[0] = 2;
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(margins, examples, weights, c);
      for (int i = 0; i < c.length; i++) {
        squares[i] += gradient[i] * gradient[i];
        c[i] -= RATE * gradient[i] / (1e-9 + Math.sqrt(squares[i]));
      }
    }
    c[0] = Math.max(FLATTEST, c[0]);
    return new Calibration(c);
  }

  private static double[] weights(List<Example> examples, int labels, double balance) {
    double[] shares = new double[labels];
    int known = 0;
    for (Example e : examples) {
      shares[e.label()] += e.denied() ? 0 : 1;
      known += e.denied() ? 0 : 1;
    }
    double[] weights = new double[examples.size()];
    for (int i = 0; i < weights.length; i++) {
      double share = labels * shares[examples.get(i).label()] / known;
      weights[i] = examples.get(i).denied() ? 0 : Math.pow(share, -balance);
    }
    return weights;
  }

  private static double[] gradient(
      List<double[]> margins, List<Example> examples, double[] weights, double[] c) {
    double[] gradient = new double[c.length];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      double[] m = margins.get(i);
      double[] p = softmax(m, c);
      total += weights[i];
      for (int k = 0; k < m.length; k++) {
        double error = (p[k] - (examples.get(i).label() == k ? 1 : 0)) * weights[i];
        gradient[0] += error * m[k];
        gradient[k + 1] += error;
      }
    }
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] /= total;
    }
    return gradient;
  }

  private static double[] softmax(double[] margins, double[] c) {
    double[] p = new double[margins.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < p.length; k++) {
      p[k] = c[0] * margins[k] + c[k + 1];
      most = Math.max(most, p[k]);
    }
    double total = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(p[k] - most);
      total += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= total;
    }
    return p;
  }

  /** The probabilities of the labels. */
  double[] probabilities(double[] margins) {
    double[] c = new double[constants.length + 1];
    c[0] = slope;
    System.arraycopy(constants, 0, c, 1, constants.length);
    return softmax(margins, c);
  }
}
