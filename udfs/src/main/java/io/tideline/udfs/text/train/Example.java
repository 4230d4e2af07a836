package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Language;

/**
 * A sample as the models see it: which buckets it touches and how strongly, merged and sorted, and
 * its signals.
 *
 * @param values 1/√(words) or 1/√(pieces) for each time the bucket stands in the text; the rarity
 *     of the bucket is not in it yet
 */
record Example(
    Language language, int label, float weight, int[] buckets, float[] values, float[] signals) {}
