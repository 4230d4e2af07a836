package io.tideline.udfs.text.train;

import io.tideline.udfs.text.model.LinearModel;
import java.util.List;

/**
 * A model and how it did on texts it had not seen.
 *
 * @param samples what it learned from
 * @param probabilities of the labels of each sample, from the fold that had not seen its group
 */
public record TrainedModel(LinearModel model, List<Sample> samples, double[][] probabilities) {}
