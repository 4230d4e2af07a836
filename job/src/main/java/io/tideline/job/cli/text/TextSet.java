package io.tideline.job.cli.text;

import io.tideline.udfs.text.train.Sample;
import java.util.List;

/**
 * The texts of one source.
 *
 * @param language of the texts, as the model card tells it
 * @param weight how much a text counts beside others
 * @param leftOut how many are labelled {@code spam} where intents are learned
 */
record TextSet(
    String name,
    String language,
    String licence,
    String origin,
    double weight,
    List<Sample> samples,
    int leftOut) {}
