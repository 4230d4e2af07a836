package io.tideline.udfs.text.evaluate;

/**
 * How well one label is told.
 *
 * @param precision 0..1; NaN where no text was predicted to be of it
 * @param recall 0..1; NaN where no text is of it
 * @param f1 their harmonic mean, 0..1; NaN where no text is of it and none was predicted to be
 * @param support how many texts are of it
 */
public record LabelScore(String label, double precision, double recall, double f1, long support) {
  /**
   * From counts.
   *
   * @param right how many of the label were predicted to be
   * @param predictions how many were predicted to be of it
   * @param truths how many are
   */
  public static LabelScore of(String label, long right, long predictions, long truths) {
    return new LabelScore(
        label,
        ratio(right, predictions),
        ratio(right, truths),
        ratio(2 * right, predictions + truths),
        truths);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
