package io.tideline.udfs.text.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what was predicted for what is true. For a label with tp texts rightly, fp wrongly and fn
 * not predicted to be of it:
 *
 * <pre>precision = tp / (tp + fp), recall = tp / (tp + fn), F1 = 2·tp / (2·tp + fp + fn)
 * macro-F1 = mean F1 of the labels that are true of some text
 * calibration error = Σ over ten bins of confidence: share of the bin · |accuracy − mean confidence|
 * </pre>
 *
 * <p>What would be 0 / 0 is not known, and NaN: the precision of a label that nothing was predicted
 * to be of.
 */
public final class Evaluation {
  private static final int BINS = 10;

  private final List<String> labels;
  private final long[][] confusion;
  private final long[] binCounts = new long[BINS];
  private final long[] binRight = new long[BINS];
  private final double[] binConfidence = new double[BINS];

  /** Of these labels. */
  public Evaluation(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.confusion = new long[labels.size()][labels.size()];
  }

  /**
   * Counts one text.
   *
   * @param confidence the probability that was given to the predicted label, 0..1
   */
  public void add(int truth, int predicted, double confidence) {
    confusion[truth][predicted]++;
    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
    binCounts[bin]++;
    binConfidence[bin] += confidence;
    if (truth == predicted) {
      binRight[bin]++;
    }
  }

  /** How many texts there are. */
  public long count() {
    long n = 0;
    for (long[] row : confusion) {
      for (long c : row) {
        n += c;
      }
    }
    return n;
  }

  /** The share of texts predicted rightly, 0..1; NaN without any. */
  public double accuracy() {
    long right = 0;
    for (int k = 0; k < labels.size(); k++) {
      right += confusion[k][k];
    }
    return (double) right / count();
  }

  /** The mean F1 of the labels that are true of some text; NaN without any. */
  public double macroF1() {
    return scores().stream()
        .filter(s -> s.support() > 0)
        .mapToDouble(LabelScore::f1)
        .average()
        .orElse(Double.NaN);
  }

  /** The expected calibration error, 0..1; NaN without any text. */
  public double calibrationError() {
    double error = 0;
    for (int b = 0; b < BINS; b++) {
      error += Math.abs(binRight[b] - binConfidence[b]);
    }
    return error / count();
  }

  /** A line a label. */
  public List<LabelScore> scores() {
    List<LabelScore> scores = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      long right = confusion[k][k];
      long truths = 0;
      long predictions = 0;
      for (int j = 0; j < labels.size(); j++) {
        truths += confusion[k][j];
        predictions += confusion[j][k];
      }
      scores.add(LabelScore.of(labels.get(k), right, predictions, truths));
    }
    return scores;
  }

  /** How many texts of a label were predicted to be of another or the same. */
  public long confused(int truth, int predicted) {
    return confusion[truth][predicted];
  }

  /** The labels, in order. */
  public List<String> labels() {
    return labels;
  }
}
