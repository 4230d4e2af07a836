package io.tideline.job.cli.text;

import io.tideline.connectors.file.OutputFolder;
import io.tideline.job.cli.CommandFailure;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextAnalyzer;
import io.tideline.udfs.text.evaluate.Evaluation;
import io.tideline.udfs.text.model.ModelFile;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.TrainedModel;
import io.tideline.udfs.text.train.TrainerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a text model from labelled texts. */
@Command(
    name = "train",
    description = {
      "Make a text model from labelled texts.",
      "Learns from your own files (--data), from a recipe such as those the models that come with"
          + " Tideline are made by (--recipe), or from both, and writes TASK.model and TASK.md, a"
          + " model card with what it learned from and how well it does. The same input gives the"
          + " same bytes."
    },
    footerHeading = "%nFiles of --data:%n",
    footer = {
      "  Tab-separated UTF-8 with a line of column names; no quoting.",
      "    text            the message",
      "    label           sentiment: negative, positive, neutral; spam: spam, ham; toxicity: toxic,",
      "                    clean; language: en, de, nl, und; intent: purchase, question, complaint,",
      "                    praise, other (spam is left out: it has a model of its own)",
      "    language        if there is such a column: en, de, nl or und",
      "    group, author   if there is one: texts of one value are never both learned and tested",
      "",
      "Examples:",
      "  tideline train --task spam --data comments.tsv --language de --out models",
      "  tideline train --task sentiment --data a.tsv --data b.tsv --map 1=negative --map 5=positive"
          + " \\",
      "    --map '*=neutral' --out models",
      "  tideline train --recipe training/toxicity.yaml --sources public-sets --out models",
      "  tideline evaluate --task spam --file held-out.tsv --models models"
    })
public final class TrainCommand implements Callable<Integer> {
  private static final String PREFIX = "tideline train: ";

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

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made where it does not exist.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      Training training = training();
      List<String> names =
          List.of(training.task().label() + ModelFile.SUFFIX, training.task().label() + ".md");
      List<String> problems = OutputFolder.check(out, names);
      if (!problems.isEmpty()) {
        throw CommandFailure.badUsage(PREFIX + "--out: " + problems.get(0));
      }
      write(training, training.run(), names);
    } catch (InputException e) {
      throw CommandFailure.badUsage(PREFIX + e.getMessage());
    }
    return CommandFailure.OK;
  }

  private Training training() {
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
      throw new InputException("--sources: " + sources + " is no folder");
    }
    SampleReader reader = new SampleReader(read.task());
    List<TextSet> sets = new ArrayList<>();
    for (RecipeSource source : read.sources()) {
      sets.add(
          reader.read(source, source.besideRecipe() || sources == null ? read.folder() : sources));
    }
    return sets;
  }

  private List<TextSet> ofData(TextTask wanted) {
    LabelMap labels = new LabelMap(map);
    String strange = labels.strange(TaskNames.labelsInData(wanted));
    if (strange != null) {
      throw new InputException(
          "--map: \"%s=%s\" is not allowed; allowed: %s"
              .formatted(
                  strange, map.get(strange), String.join(", ", TaskNames.labelsInData(wanted))));
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
    return text -> named;
  }

  private ParameterException wrong(String line) {
    return new ParameterException(spec.commandLine(), line);
  }

  private void write(Training training, TrainedModel trained, List<String> names) {
    ModelBytes bytes = ModelBytes.of(trained.model());
    ModelScores scores = ModelScores.of(training.task(), trained);
    try (OutputFolder folder = OutputFolder.prepare(out)) {
      folder.write(names.get(0), bytes.bytes());
      folder.write(names.get(1), ModelCard.of(training, scores, bytes));
      folder.publish();
    } catch (IOException e) {
      throw CommandFailure.whileRunning(PREFIX + "--out: " + e.getMessage());
    }
    Evaluation all = scores.overall();
    PrintWriter screen = spec.commandLine().getOut();
    screen.printf(
        Locale.ROOT,
        "%s: %d texts, macro-F1 %.1f, calibration error %.1f, %d bytes in %s; see %s%n",
        training.task().label(),
        all.count(),
        100 * all.macroF1(),
        100 * all.calibrationError(),
        bytes.size(),
        out.resolve(names.get(0)),
        names.get(1));
    screen.flush();
  }
}
