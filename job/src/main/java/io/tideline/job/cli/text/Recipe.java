package io.tideline.job.cli.text;

import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.TrainerSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * How a model is made: from which texts and with which settings.
 *
 * @param file where it stands
 * @param fragments whether a few words of each longer text are learned too
 */
record Recipe(
    Path file,
    TextTask task,
    TrainerSettings settings,
    boolean fragments,
    List<RecipeSource> sources) {

  /** How models are trained that no recipe says anything about. */
  static final TrainerSettings DEFAULTS =
      new TrainerSettings(1, 30, 1, 0.7f, 1, 1, 0.3f, 0.3f, 0.5f);

  /** The folder its own texts lie in. */
  Path folder() {
    return file.toAbsolutePath().getParent();
  }

  /** Whether it needs public sets beside its own texts. */
  boolean needsPublicSets() {
    return sources.stream().anyMatch(source -> !source.besideRecipe());
  }
}
