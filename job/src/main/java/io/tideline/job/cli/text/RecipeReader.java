package io.tideline.job.cli.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tideline.job.cli.text.RecipeSource.OtherLabels;
import io.tideline.job.config.FileProblem;
import io.tideline.job.config.YamlProblem;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.TrainerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads recipes, YAML files such as {@code training/spam.yaml}, and checks every key of them. */
final class RecipeReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));
  private static final List<String> KEYS =
      List.of("task", "seed", "settings", "fragments", "sources");
  private static final List<String> SETTINGS =
      List.of(
          "epochs",
          "cost",
          "own_share",
          "rarity",
          "min_texts",
          "signal_scale",
          "balance",
          "calibration_balance");
  private static final List<String> SOURCE =
      List.of(
          "name",
          "from",
          "files",
          "language",
          "licence",
          "origin",
          "text",
          "label",
          "labels",
          "labels_file",
          "id",
          "group",
          "weight");
  private static final String BESIDE_RECIPE = "recipe";
  private static final String PUBLIC_SETS = "sources";
  private static final long MOST_EPOCHS = 1000;
  private static final long MOST_TEXTS = 1000;

  private final Path file;

  private RecipeReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a recipe.
   *
   * @throws InputException with the first thing that is wrong with it
   */
  static Recipe read(Path file) {
    return new RecipeReader(file).recipe();
  }

  private Recipe recipe() {
    YamlSection root = new YamlSection(file.toString(), document(), KEYS);
    TextTask task = TextTask.valueOf(root.oneOf("task", TaskNames.ALL).toUpperCase(Locale.ROOT));
    boolean fragments = root.flag("fragments");
    if (fragments && task != TextTask.LANGUAGE) {
      throw new InputException(
          file + ": fragments: true is not allowed; allowed: for the task language only");
    }
    List<RecipeSource> sources = new ArrayList<>();
    for (YamlSection source : root.list("sources", SOURCE)) {
      sources.add(source(task, source));
    }
    requireNamesOnce(sources);
    return new Recipe(file, task, settings(root), fragments, sources);
  }

  private JsonNode document() {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new InputException(YamlProblem.describe(file.toString(), e));
    } catch (IOException e) {
      throw new InputException(
          file + ": " + FileProblem.describe(e) + "; allowed: a recipe, a YAML file");
    }
  }

  private static TrainerSettings settings(YamlSection root) {
    TrainerSettings d = Recipe.DEFAULTS;
    long seed = root.wholeNumber("seed", 0, Integer.MAX_VALUE, d.seed());
    if (!root.has("settings")) {
      return new TrainerSettings(
          seed,
          d.epochs(),
          d.cost(),
          d.ownShare(),
          d.rarity(),
          d.minTexts(),
          d.signalScale(),
          d.balance(),
          d.calibrationBalance());
    }
    YamlSection s = root.section("settings", SETTINGS);
    return new TrainerSettings(
        seed,
        (int) s.wholeNumber("epochs", 1, MOST_EPOCHS, d.epochs()),
        (float) s.number("cost", 0.001, 1000, d.cost()),
        (float) s.number("own_share", 0, 1, d.ownShare()),
        (float) s.number("rarity", 0, 4, d.rarity()),
        (int) s.wholeNumber("min_texts", 1, MOST_TEXTS, d.minTexts()),
        (float) s.number("signal_scale", 0, 100, d.signalScale()),
        (float) s.number("balance", 0, 1, d.balance()),
        (float) s.number("calibration_balance", -1, 1, d.calibrationBalance()));
  }

  private static RecipeSource source(TextTask task, YamlSection s) {
    Optional<String> label = s.optionalText("label");
    if (label.isEmpty() && task != TextTask.LANGUAGE) {
      label = Optional.of("label");
    }
    LabelMap labels =
        s.has("labels") ? new LabelMap(s.section("labels", List.of()).texts()) : LabelMap.NONE;
    String strange = labels.strange(TaskNames.labelsInData(task));
    if (strange != null) {
      throw new InputException(
          "%s: labels: %s: \"%s\" is not allowed; allowed: %s"
              .formatted(
                  s.place(), strange, labels.names().get(strange), TaskNames.allowedInData(task)));
    }
    List<String> tags = Stream.of(Language.values()).map(Language::tag).toList();
    String from =
        s.has("from") ? s.oneOf("from", List.of(BESIDE_RECIPE, PUBLIC_SETS)) : PUBLIC_SETS;
    return new RecipeSource(
        s.place(),
        s.text("name"),
        s.text("files"),
        from.equals(BESIDE_RECIPE),
        Language.ofTag(s.oneOf("language", tags)),
        s.text("licence"),
        s.text("origin"),
        s.optionalText("text").orElse("text"),
        label,
        otherLabels(s),
        labels,
        s.optionalText("group"),
        s.number("weight", 0.001, 1000, 1));
  }

  private static Optional<OtherLabels> otherLabels(YamlSection s) {
    Optional<String> id = s.optionalText("id");
    if (id.isPresent() && !s.has("labels_file")) {
      throw new InputException(s.place() + ": id: is not allowed; allowed: beside labels_file");
    }
    return s.optionalText("labels_file").map(f -> new OtherLabels(f, id.orElse("id")));
  }

  private void requireNamesOnce(List<RecipeSource> sources) {
    List<String> names = new ArrayList<>();
    for (RecipeSource source : sources) {
      if (names.contains(source.name())) {
        throw new InputException(
            file + ": sources: " + source.name() + " is named twice; allowed: each name once");
      }
      names.add(source.name());
    }
  }
}
