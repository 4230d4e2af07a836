package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Language;

/**
 * A sample as the models see it: which buckets it touches and how strongly, merged and sorted, and
 * its signals.
 *
 * @param denied whether it is known only not to be of that label
 * @param values 1/√(words) or 1/√(pieces) for each time the bucket stands in the text; the rarity
 *     of the bucket is not in it yet
 */
record Example(
    Language language,
    int label,
    boolean denied,
    float weight,
    int[] buckets,
    float[] values,
    float[] signals) {

  /** Whether it is of a label. */
  boolean is(int other) {
    return label == other && !denied;
  }

  /** Whether it tells if a text is of a label. */
  boolean tellsOf(int other) {
    return label == other || !denied;
  }
}
