package io.tideline.job.cli.text;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextAnalyzer;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.TrainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What to learn, and from what: files of one's own, a recipe, or both. */
final class TrainingOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      completionCandidates = TaskNames.class,
      description = "One of: ${COMPLETION-CANDIDATES}. A recipe names its own.")
  private @Nullable String task;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Learn from this file of yours; may be repeated.")
  private List<Path> data = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "en|de|nl",
      description =
          "The language of files of --data that have no column for it. By default each text's is"
              + " told by the model that comes with Tideline.")
  private @Nullable String language;

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW",
      description =
          "In files of --data, take the label OLD for NEW; may be repeated. *=NEW is for all"
              + " others.")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "Learn from the sources of this recipe, with its settings.")
  private @Nullable Path recipe;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "Folder of the public sets that the recipe names.")
  private @Nullable Path sources;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Without a recipe: sets the order of learning; 1 by default.")
  private @Nullable Integer seed;

  /**
   * What these options name, its texts read.
   *
   * @throws ParameterException where they do not go together
   * @throws InputException where a file cannot be used
   */
  Training training() {
    if (data.isEmpty() && recipe == null) {
      throw wrong("say what to learn from: --data FILE, or --recipe FILE");
    }
    Recipe read = recipe == null ? null : RecipeReader.read(recipe);
    TextTask wanted = task(read);
    List<TextSet> sets = new ArrayList<>();
    if (read != null) {
      sets.addAll(ofRecipe(read));
    }
    sets.addAll(ofData(wanted));
    TrainerSettings settings = read == null ? settings() : read.settings();
    return new Training(wanted, settings, read != null && read.fragments(), sets);
  }

  private TextTask task(@Nullable Recipe read) {
    if (task == null) {
      if (read == null) {
        throw wrong("say what to learn: --task TASK, one of " + String.join(", ", TaskNames.ALL));
      }
      return read.task();
    }
    String name = task.toLowerCase(Locale.ROOT);
    if (!TaskNames.ALL.contains(name)) {
      throw new InputException(
          "--task: \"%s\" is not allowed; allowed: %s"
              .formatted(task, String.join(", ", TaskNames.ALL)));
    }
    TextTask wanted = TextTask.valueOf(name.toUpperCase(Locale.ROOT));
    if (read != null && read.task() != wanted) {
      throw new InputException(
          "--task: \"%s\" is not allowed; allowed: %s, which %s is for"
              .formatted(task, read.task().label(), read.file()));
    }
    return wanted;
  }

  private TrainerSettings settings() {
    TrainerSettings d = Recipe.DEFAULTS;
    return new TrainerSettings(
        seed == null ? d.seed() : seed,
        d.epochs(),
        d.cost(),
        d.ownShare(),
        d.rarity(),
        d.minTexts(),
        d.signalScale(),
        d.balance(),
        d.calibrationBalance());
  }

  private List<TextSet> ofRecipe(Recipe read) {
    if (seed != null) {
      throw wrong("--seed is not for --recipe, which names its own");
    }
    if (sources == null && read.needsPublicSets()) {
      throw wrong("--recipe " + read.file() + " needs public sets; say where: --sources DIR");
    }
    if (sources != null && !Files.isDirectory(sources)) {
      throw new InputException(
          "--sources: " + sources + " is no folder; allowed: the one with <set>/dev/<set>.dev.tsv");
    }
    SampleReader reader = new SampleReader(read.task());
    List<TextSet> sets = new ArrayList<>();
    for (RecipeSource source : read.sources()) {
      Path folder = source.besideRecipe() || sources == null ? read.folder() : sources;
      sets.add(reader.read(source, folder, read.folder()));
    }
    return sets;
  }

  private List<TextSet> ofData(TextTask wanted) {
    LabelMap labels = new LabelMap(map);
    String strange = labels.strange(TaskNames.labelsInData(wanted));
    if (strange != null) {
      throw new InputException(
          "--map: \"%s=%s\" is not allowed; allowed: %s"
              .formatted(strange, map.get(strange), TaskNames.allowedInData(wanted)));
    }
    RowLanguage languages = languages(wanted);
    SampleReader reader = new SampleReader(wanted);
    return data.stream().map(file -> reader.read(file, labels, languages)).toList();
  }

  /** The language itself is told without one. */
  private RowLanguage languages(TextTask wanted) {
    if (language == null) {
      return wanted == TextTask.LANGUAGE
          ? text -> Language.UND
          : text -> TextAnalyzer.builtIn().analyze(text, null).language();
    }
    Language named = Language.ofTag(language);
    if (named == Language.UND) {
      throw new InputException(
          "--language: \"" + language + "\" is not allowed; allowed: en, de, nl");
    }
    return RowLanguage.always(named);
  }

  private ParameterException wrong(String line) {
    return new ParameterException(command.commandLine(), line);
  }
}
