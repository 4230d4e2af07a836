package io.tideline.job.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.TrainerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {
  private static final String SOURCE =
      """
      sources:
        - name: a set
          files: set/dev/*.tsv
          language: de
          licence: CC BY 4.0
          origin: somewhere
      """;

  @TempDir private Path folder;

  @Test
  void whatIsNotSaidIsAsUsual() throws IOException {
    Recipe recipe = read("task: spam\n" + SOURCE);

    assertThat(recipe.task()).isEqualTo(TextTask.SPAM);
    assertThat(recipe.settings()).isEqualTo(Recipe.DEFAULTS);
    assertThat(recipe.fragments()).isFalse();
    assertThat(recipe.needsPublicSets()).isTrue();
    RecipeSource source = recipe.sources().get(0);
    assertThat(source.label()).contains("label");
    assertThat(source.text()).isEqualTo("text");
    assertThat(source.group()).isEmpty();
    assertThat(source.language()).isEqualTo(Language.DE);
    assertThat(source.weight()).isEqualTo(1);
  }

  @Test
  void everythingThatCanBeSaidIsRead() throws IOException {
    Recipe recipe =
        read(
            """
            task: toxicity
            seed: 7
            settings: {epochs: 3, cost: 0.5, own_share: 0, rarity: 1.5, min_texts: 4, signal_scale: 2,
              balance: 1, calibration_balance: 0.25}
            """
                + SOURCE
                + """
                    from: recipe
                    text: tweet
                    label: class
                    labels: {offensive: toxic, "*": clean}
                    group: author
                    weight: 0.3
                """);

    assertThat(recipe.settings())
        .isEqualTo(new TrainerSettings(7, 3, 0.5f, 0, 1.5f, 4, 2, 1, 0.25f));
    RecipeSource source = recipe.sources().get(0);
    assertThat(source.besideRecipe()).isTrue();
    assertThat(source.text()).isEqualTo("tweet");
    assertThat(source.label()).contains("class");
    assertThat(source.labels().names()).isEqualTo(Map.of("offensive", "toxic", "*", "clean"));
    assertThat(source.group()).contains("author");
    assertThat(source.weight()).isEqualTo(0.3);
  }

  @Test
  void aTextMayBeKnownOnlyNotToBeOfALabelWhereThereAreMoreThanTwo() throws IOException {
    String map = "    labels: {\"*\": not complaint}\n";

    assertThat(read("task: intent\n" + SOURCE + map).sources().get(0).labels().apply("any"))
        .isEqualTo("not complaint");
    assertThatThrownBy(() -> read("task: intent\n" + SOURCE + map.replace("complaint", "spam")))
        .hasMessageEndingWith(
            "labels: *: \"not spam\" is not allowed; allowed: purchase, question, complaint,"
                + " praise, other, spam, or \"not\" and one that is learned");
    assertThatThrownBy(() -> read("task: toxicity\n" + SOURCE + map.replace("complaint", "toxic")))
        .hasMessageEndingWith("labels: *: \"not toxic\" is not allowed; allowed: toxic, clean");
    assertThatThrownBy(() -> read("task: language\n" + SOURCE + map.replace("complaint", "en")))
        .hasMessageEndingWith("labels: *: \"not en\" is not allowed; allowed: en, de, nl, und");
  }

  @Test
  void ofLanguagesTheLanguageIsTheLabel() throws IOException {
    Recipe recipe = read("task: language\nfragments: true\n" + SOURCE);

    assertThat(recipe.fragments()).isTrue();
    assertThat(recipe.sources().get(0).label()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task: sales | : task: \"sales\" is not allowed; allowed: sentiment, spam, toxicity, intent, language",
        "task: spam, seeds: 1 | : the key seeds is unknown; allowed: task, seed, settings, fragments, sources",
        "task: spam, seed: 1.5 | : seed: 1.5 is not allowed; allowed: a whole number from 0 to 2147483647",
        "task: spam, seed: one | : seed: \"one\" is not allowed; allowed: a number from 0 to 2147483647",
        "task: spam, settings: {epoch: 3} | : settings: the key epoch is unknown; allowed: epochs,",
        "task: spam, settings: {cost: 0} | : settings: cost: 0 is not allowed; allowed: a number from 0.001 to 1000",
        "task: spam, settings: 3 | : settings: holds no keys; allowed: epochs,",
        "task: spam, fragments: true | : fragments: true is not allowed; allowed: for the task language only",
        "task: spam, fragments: maybe | : fragments: \"maybe\" is not allowed; allowed: true or false",
        "seed: 1 | : the key task is missing",
      })
  void aWrongKeyIsOneLineWithItsPlace(String keys, String message) {
    refused(keys.replace(", ", "\n").replace("{epoch\n", "{epoch, ") + "\n" + SOURCE, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: {bad: toxic} | labels: bad: \"toxic\" is not allowed; allowed: spam, ham",
        "weights: 2 | the key weights is unknown; allowed: name, from,",
        "weight: 0 | weight: 0 is not allowed; allowed: a number from 0.001 to 1000",
        "group: no | group: false is not allowed; allowed: a text, in quotation marks where it is yes,",
        "from: here | from: \"here\" is not allowed; allowed: recipe, sources",
        "text: [a] | text: [\"a\"] is not allowed; allowed: a text"
      })
  void aWrongKeyOfASourceNamesTheSource(String key, String message) {
    refused("task: spam\n" + SOURCE + "    " + key, ": sources: a set: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "files", "language", "licence", "origin"})
  void aSourceNeedsItsKeys(String key) {
    String without = SOURCE.replaceFirst(key + ": .*", "text: text");

    assertThatThrownBy(() -> read("task: spam\n" + without))
        .message()
        .endsWith("the key " + key + " is missing");
  }

  @Test
  void aLanguageThatIsNotReadIsRefused() {
    refused(
        "task: spam\n" + SOURCE.replace("de", "fr"),
        ": sources: a set: language: \"fr\" is not allowed; allowed: en, de, nl, und");
  }

  @Test
  void noSourcesAreRefused() {
    refused("task: spam\n", ": sources: is no list; allowed: one entry or more");
    refused("task: spam\nsources: []\n", ": sources: is no list; allowed: one entry or more");
  }

  @Test
  void aSourceNamedTwiceIsRefused() {
    refused(
        "task: spam\n" + SOURCE + SOURCE.replace("sources:\n", ""),
        ": sources: a set is named twice; allowed: each name once");
  }

  @Test
  void whatIsNotYamlIsToldWithItsLine() {
    refused("task: spam\nsources: [\n", ":3: not YAML: ");
    refused("task: spam\ntask: spam\n", ":2: not YAML: Duplicate field 'task'");
    refused("just words\n", ": holds no keys; allowed: task, ");
    refused("", ": holds no keys; allowed: task, ");
  }

  @Test
  void aMissingFileIsOneLine() {
    assertThatThrownBy(() -> RecipeReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(InputException.class)
        .hasMessage(folder.resolve("none.yaml") + ": no such file; allowed: a recipe, a YAML file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentiment", "spam", "toxicity", "intent", "language"})
  void theRecipesOfTheModelsThatComeWithTidelineAreRecipes(String task) {
    Recipe recipe = RecipeReader.read(Path.of("..", "training", task + ".yaml"));

    assertThat(recipe.task().label()).isEqualTo(task);
  }

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InputException.class)
        .message()
        .startsWith(folder.resolve("recipe.yaml") + message)
        .hasLineCount(1);
  }

  private Recipe read(String yaml) throws IOException {
    return RecipeReader.read(Files.writeString(folder.resolve("recipe.yaml"), yaml));
  }
}
