package io.tideline.job.cli.text;

import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.ModelTrainer;
import io.tideline.udfs.text.train.Sample;
import io.tideline.udfs.text.train.TrainedModel;
import io.tideline.udfs.text.train.TrainerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is trained on, and how.
 *
 * @param fragments whether a few words of each longer text are learned too
 */
record Training(TextTask task, TrainerSettings settings, boolean fragments, List<TextSet> sets) {

  /**
   * Trains.
   *
   * @throws InputException if the texts do not do for it
   */
  TrainedModel run() {
    List<Sample> samples = new ArrayList<>();
    sets.forEach(set -> samples.addAll(set.samples()));
    if (fragments) {
      samples.addAll(Fragments.of(List.copyOf(samples), settings.seed()));
    }
    try {
      return new ModelTrainer(task, settings).train(samples);
    } catch (IllegalArgumentException e) {
      String names = sets.stream().map(TextSet::name).collect(Collectors.joining(", "));
      throw new InputException(names + ": " + e.getMessage());
    }
  }
}
