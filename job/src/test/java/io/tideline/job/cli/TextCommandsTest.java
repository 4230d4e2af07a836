package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code train} and {@code evaluate}, with models of a few texts. */
class TextCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, List<String>> LABELS =
      Map.of(
          "sentiment", List.of("negative", "positive", "neutral"),
          "spam", List.of("spam", "ham"),
          "toxicity", List.of("toxic", "clean"),
          "intent", List.of("purchase", "question", "complaint", "praise", "other"),
          "language", List.of("en", "de", "nl", "und"));

  @TempDir private static Path shared;

  private static Path models;

  @TempDir private Path folder;

  @BeforeAll
  static void trainAllTasks() throws IOException {
    models = shared.resolve("models");
    for (Map.Entry<String, List<String>> task : LABELS.entrySet()) {
      Path data = Files.writeString(shared.resolve(task.getKey() + ".tsv"), toy(task.getValue()));
      Ran ran =
          tideline(
              "train",
              "--task",
              task.getKey(),
              "--data",
              data.toString(),
              "--language",
              "en",
              "--out",
              models.toString());
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).startsWith(task.getKey() + ": ").contains("macro-F1", "bytes in");
    }
  }

  /** Texts that name their label. */
  private static String toy(List<String> labels) {
    StringBuilder tsv = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 12; i++) {
      for (String label : labels) {
        tsv.append("the %s%s number %d\t%s\n".formatted(label, label, i, label));
      }
    }
    return tsv.toString();
  }

  @Test
  void theSameDataGivesTheSameModelAndCard() throws IOException {
    Path again = folder.resolve("again");

    tideline(
        "train",
        "--task",
        "spam",
        "--data",
        shared.resolve("spam.tsv").toString(),
        "--language",
        "en",
        "--out",
        again.toString());

    assertThat(again.resolve("spam.model")).hasSameBinaryContentAs(models.resolve("spam.model"));
    assertThat(again.resolve("spam.md"))
        .hasSameTextualContentAs(models.resolve("spam.md"))
        .content()
        .contains("| spam.tsv | of each text | 12 | 12 | 1 | your own | your own |")
        .contains("| **overall** | 24 |")
        .contains("SHA-256");
  }

  @Test
  void aRecipeTrainsOnItsSourcesAndNamesThemInTheCard() throws IOException {
    Files.createDirectories(folder.resolve("public/set"));
    Files.writeString(
        folder.resolve("public/set/a.tsv"),
        "id\ttweet\tclass\n1\tbuy this\tjunk\n2\tbuy that\tjunk\n3\tgood day\tfine\n");
    Files.writeString(
        folder.resolve("own.tsv"), "author\ttext\tlabel\nx\tbuy\tspam\ny\tgood\tham\n");
    Path recipe =
        Files.writeString(
            folder.resolve("spam.yaml"),
            """
            task: spam
            seed: 3
            sources:
              - name: the public set
                files: set/*.tsv
                language: en
                licence: CC0
                origin: some site
                text: tweet
                label: class
                labels: {junk: spam, "*": ham}
              - {name: ours, from: recipe, files: own.tsv, language: de, licence: Apache-2.0,
                 origin: written for this project, group: author, weight: 0.5}
            """);

    Ran ran =
        tideline(
            "train",
            "--recipe",
            recipe.toString(),
            "--sources",
            folder.resolve("public").toString(),
            "--out",
            folder.resolve("out").toString());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(folder.resolve("out/spam.md"))
        .content()
        .contains("| the public set | en | 2 | 1 | 1 | CC0 | some site |")
        .contains("| ours | de | 1 | 1 | 0.5 | Apache-2.0 | written for this project |")
        .contains("invented, not collected");
  }

  @Test
  void textsOfAPublicSetCanHaveLabelsOfOnesOwn() throws IOException {
    Files.writeString(folder.resolve("set.tsv"), "nr\ttext\n1\tbuy this\n2\tgood day\n");
    Path labels = Files.writeString(folder.resolve("labels.tsv"), "id\tlabel\n2\tham\n1\tspam\n");
    Path recipe =
        Files.writeString(
            folder.resolve("spam.yaml"),
            """
            task: spam
            sources:
              - {name: a set, files: set.tsv, labels_file: labels.tsv, id: nr, language: en,
                 licence: CC0, origin: some site}
            """);

    Ran ran = train(recipe, "--sources", folder.toString());
    Files.writeString(labels, "id\tlabel\n1\tspam\n");
    Ran incomplete = train(recipe, "--sources", folder.toString());

    assertThat(ran.err()).isEmpty();
    assertThat(folder.resolve("spam.md")).content().contains("| a set | en | 1 | 1 | 1 | CC0 |");
    assertThat(incomplete.err())
        .containsExactly(
            "tideline train: "
                + folder.resolve("set.tsv")
                + ":3: nr \"2\" has no label in labels.tsv; allowed: those that have");
  }

  @Test
  void spamIsLeftOutOfIntents() throws IOException {
    Path data =
        Files.writeString(
            folder.resolve("intent.tsv"), toy(LABELS.get("intent")) + "follow me\tspam\n");

    tideline(
        "train",
        "--task",
        "intent",
        "--data",
        data.toString(),
        "--language",
        "de",
        "--out",
        folder.toString());

    assertThat(folder.resolve("intent.md"))
        .content()
        .contains("Left out: 1 texts labelled spam, which has a model of its own.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--out o | say what to learn from: --data FILE, or --recipe FILE; see tideline train --help",
        "--data x.tsv --out o | say what to learn: --task TASK, one of sentiment, spam, toxicity, intent, language; see tideline train --help",
        "--task mask --data x.tsv --out o | --task: \"mask\" is not allowed; allowed: sentiment, spam, toxicity, intent, language",
        "--task spam --data x.tsv --language fr --out o | --language: \"fr\" is not allowed; allowed: en, de, nl",
        "--task spam --data x.tsv --map foo --out o | --map: \"foo\" is not allowed; allowed: OLD=NEW; see tideline train --help",
        "--task spam --data x.tsv --map a=b --out o | --map: \"a=b\" is not allowed; allowed: spam, ham",
        "--task spam --data none.tsv --out o | none.tsv: no such file; allowed: tab-separated text in UTF-8"
      })
  void wrongUseOfTrainIsOneLine(String args, String line) {
    Ran ran = tideline(("train " + args).split(" "));

    assertThat(ran.err()).containsExactly("tideline train: " + line);
    assertThat(ran.exitCode()).isEqualTo(2);
  }

  @Test
  void aLabelThatIsNoneIsToldWithItsLine() throws IOException {
    Path data = Files.writeString(folder.resolve("x.tsv"), "text\tlabel\na\tspam\nb\tjunk\n");

    Ran ran =
        tideline(
            "train",
            "--task",
            "spam",
            "--data",
            data.toString(),
            "--language",
            "en",
            "--out",
            folder.toString());

    assertThat(ran.err())
        .containsExactly(
            "tideline train: " + data + ":3: label \"junk\" is not allowed; allowed: spam, ham");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("spam.model")).doesNotExist();
  }

  @Test
  void aLabelWithoutTextsIsOneLine() throws IOException {
    Path data = Files.writeString(folder.resolve("x.tsv"), "text\tlabel\na\tspam\nb\tspam\n");

    Ran ran =
        tideline(
            "train",
            "--task",
            "spam",
            "--data",
            data.toString(),
            "--language",
            "en",
            "--out",
            folder.toString());

    assertThat(ran.err())
        .containsExactly("tideline train: no text is labelled ham; allowed: some of every label");
  }

  @Test
  void aRecipeWhoseFilesAreMissingIsOneLine() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("spam.yaml"),
            """
            task: spam
            sources:
              - {name: gone, files: "gone/*.tsv", language: en, licence: CC0, origin: x}
            """);

    Ran without = train(recipe);
    Ran with = train(recipe, "--sources", folder.toString());

    assertThat(without.err())
        .containsExactly(
            "tideline train: --recipe "
                + recipe
                + " needs public sets; say where: --sources DIR; see tideline train --help");
    assertThat(with.err())
        .containsExactly(
            "tideline train: %s: sources: gone: files: %s is no file; allowed: a file, or a pattern"
                    .formatted(recipe, folder.resolve("gone/*.tsv"))
                + " that some match");
    assertThat(List.of(without.exitCode(), with.exitCode())).containsExactly(2, 2);
  }

  private Ran train(Path recipe, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--recipe", recipe.toString()));
    args.addAll(List.of("--out", folder.toString()));
    args.addAll(List.of(more));
    return tideline(args.toArray(String[]::new));
  }

  @Test
  void whatWasLearnedIsTold() throws IOException {
    Ran ran = evaluate("spam", shared.resolve("spam.tsv"), "--json");

    JsonNode told = JSON.readTree(ran.out());
    assertThat(ran.err()).isEmpty();
    assertThat(told.path("task").asText()).isEqualTo("spam");
    assertThat(told.path("scored").asInt()).isEqualTo(24);
    assertThat(told.path("accuracy").asDouble()).isEqualTo(1);
    assertThat(told.path("macro_f1").asDouble()).isEqualTo(1);
    assertThat(told.at("/confusion/spam/spam").asInt()).isEqualTo(12);
    assertThat(told.at("/confusion/spam/ham").asInt()).isZero();
    assertThat(told.at("/labels/0/label").asText()).isEqualTo("spam");
    assertThat(told.at("/labels/0/precision").asDouble()).isEqualTo(1);
    assertThat(told.path("calibration_error").asDouble()).isBetween(0.0, 0.5);
    assertThat(told.path("messages_per_s").asDouble()).isPositive();
  }

  @Test
  void peopleGetColumns() {
    Ran ran = evaluate("spam", shared.resolve("spam.tsv"));

    assertThat(ran.out().lines())
        .contains(
            "label        precision    recall        F1     count",
            "spam             100.0     100.0     100.0        12",
            "macro-F1             100.0",
            "true \\ said      spam      ham",
            "spam               12        0");
    assertThat(ran.out()).containsPattern("(?m)^\\d+ messages/s on one thread, read for ");
  }

  @Test
  void aShareOfNothingIsUnknownAndNotZero() throws IOException {
    Path file = Files.writeString(folder.resolve("x.tsv"), "text\tlabel\nthe hamham\tham\n");

    JsonNode spam = JSON.readTree(evaluate("spam", file, "--json").out()).at("/labels/0");

    assertThat(spam)
        .hasToString(
            "{\"label\":\"spam\",\"precision\":null,\"recall\":null,\"f1\":null,\"count\":0}");
    assertThat(evaluate("spam", file).out().lines())
        .contains("spam                 -         -         -         0");
  }

  @ParameterizedTest
  @CsvSource({"sentiment", "toxicity", "intent", "language", "spam"})
  void everyRowGetsAPredictionAndAScore(String task) throws IOException {
    Path predictions = folder.resolve("predictions.tsv");

    evaluate(task, shared.resolve(task + ".tsv"), "--predictions", predictions.toString());

    List<String> lines = Files.readAllLines(predictions);
    assertThat(lines.get(0)).isEqualTo("row\tpredicted\tscore");
    assertThat(lines).hasSize(1 + 12 * LABELS.get(task).size());
    assertThat(lines.subList(1, lines.size()))
        .allMatch(l -> l.matches("\\d+\t\\w+\t[01]\\.\\d{6}"));
    assertThat(lines.get(1)).startsWith("0\t");
  }

  @Test
  void masksAreComparedWithExpectedTexts() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mask.tsv"),
            "text\tlabel\nwrite to ann@example.com\twrite to [email]\nhello\thello\n");
    Path predictions = folder.resolve("predictions.tsv");

    Ran ran =
        tideline(
            "evaluate",
            "--task",
            "mask",
            "--file",
            file.toString(),
            "--predictions",
            predictions.toString(),
            "--json");

    JsonNode told = JSON.readTree(ran.out());
    assertThat(told.path("equal").asDouble()).isEqualTo(1);
    assertThat(told.at("/placeholders/0/kind").asText()).isEqualTo("email");
    assertThat(told.at("/placeholders/0/recall").asDouble()).isEqualTo(1);
    assertThat(predictions)
        .hasContent("row\tpredicted\tscore\n0\twrite to [email]\t\n1\thello\t\n");
  }

  @Test
  void otherLabelsAreNamedOnceAndDoNotCount() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.tsv"),
            "text\tlabel\nthe spamspam number 1\tspam\nb\tjunk\nc\tjunk\n");
    Path predictions = folder.resolve("predictions.tsv");

    Ran ran = evaluate("spam", file, "--json", "--predictions", predictions.toString());

    assertThat(ran.err())
        .containsExactly(
            "tideline evaluate: warning: "
                + file
                + ": rows of these labels do not count: \"junk\" (2); allowed: spam, ham; --map"
                + " OLD=NEW takes one for another");
    assertThat(JSON.readTree(ran.out()).path("scored").asInt()).isEqualTo(1);
    assertThat(JSON.readTree(ran.out()).at("/not_scored/junk").asInt()).isEqualTo(2);
    assertThat(Files.readAllLines(predictions)).hasSize(4);
  }

  @Test
  void labelsCanBeMapped() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.tsv"), "text\tlabel\nthe spamspam number 1\tjunk\nthe hamham\t0\n");

    Ran ran = evaluate("spam", file, "--json", "--map", "junk=spam", "--map", "*=ham");

    assertThat(ran.err()).isEmpty();
    assertThat(JSON.readTree(ran.out()).path("scored").asInt()).isEqualTo(2);
  }

  @Test
  void predictionsNeverReplaceTheLabels() throws IOException {
    Path file = Files.writeString(folder.resolve("x.tsv"), "text\tlabel\nthe hamham\tham\n");
    Path sameFile = folder.resolve("..").resolve(folder.getFileName()).resolve("x.tsv");

    Ran ran = evaluate("spam", file, "--predictions", sameFile.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline evaluate: --predictions: "
                + sameFile
                + " is the file of --file; allowed: another file");
    assertThat(file).hasContent("text\tlabel\nthe hamham\tham\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'['", "'[b-'", "'{a,*.tsv'", "\"a\\0b\""})
  void filesOfARecipeThatAreNoPatternAreOneLine(String files) throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            """
            task: spam
            sources:
              - {name: ours, from: recipe, files: %s, language: de, licence: l, origin: o}
            """
                .formatted(files));

    Ran ran = train(recipe);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).singleElement().asString().contains("ours", "is no pattern");
  }

  @Test
  void aFileWithoutLabelsDoesForPredictionsOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("x.tsv"), "text\nthe spamspam number 1\n");
    Path predictions = folder.resolve("predictions.tsv");

    Ran without = evaluate("spam", file);
    Ran with = evaluate("spam", file, "--predictions", predictions.toString());

    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err())
        .containsExactly(
            "tideline evaluate: "
                + file
                + ":1: has no column label to compare with; allowed: spam, ham; or --predictions"
                + " FILE");
    assertThat(with.exitCode()).isZero();
    assertThat(with.err()).isEmpty();
    assertThat(Files.readAllLines(predictions))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("0\tspam");
  }

  @Test
  void withoutAUsableLabelNothingIsMeasured() throws IOException {
    Path file = Files.writeString(folder.resolve("x.tsv"), "text\tlabel\na\tjunk\n");

    Ran ran = evaluate("spam", file);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline evaluate: "
                + file
                + ": no row has a label to compare with; allowed: spam, ham; --map OLD=NEW takes"
                + " one for another");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--task spikes --file x.tsv | --task: \"spikes\" is not allowed; allowed: sentiment, spam, toxicity, intent, language, mask",
        "--task spam --file none.tsv | none.tsv: no such file; allowed: tab-separated text in UTF-8",
        "--task spam --file x.tsv --map foo | --map: \"foo\" is not allowed; allowed: OLD=NEW; see tideline evaluate --help",
        "--task spam --file x.tsv --map a=b | --map: \"a=b\" is not allowed; allowed: OLD=NEW with NEW of spam, ham",
        "--task mask --file x.tsv --map a=b | --map is not allowed for mask; allowed: for tasks with labels"
      })
  void wrongUseOfEvaluateIsOneLine(String args, String line) {
    Ran ran = tideline(("evaluate " + args).split(" "));

    assertThat(ran.err()).containsExactly("tideline evaluate: " + line);
    assertThat(ran.exitCode()).isEqualTo(2);
  }

  @Test
  void aFolderWithoutModelsAndADamagedModelAreOneLine() throws IOException {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    Files.writeString(damaged.resolve("spam.model"), "no model");
    String file = shared.resolve("spam.tsv").toString();

    Ran none =
        tideline("evaluate", "--task", "spam", "--file", file, "--models", folder.toString());
    Ran wrong =
        tideline("evaluate", "--task", "spam", "--file", file, "--models", damaged.toString());

    assertThat(none.err())
        .containsExactly(
            "tideline evaluate: --models: "
                + folder
                + " holds no models; allowed: a folder with one or more of sentiment.model,"
                + " spam.model, toxicity.model, intent.model, language.model");
    assertThat(wrong.err())
        .containsExactly(
            "tideline evaluate: --models: "
                + damaged.resolve("spam.model")
                + " cannot be read as a model: is damaged or no model: incorrect header check");
    assertThat(List.of(none.exitCode(), wrong.exitCode())).containsExactly(2, 2);
  }

  @Test
  void aReplayWithModelsThatCannotBeReadDoesNotStart() throws IOException {
    Files.writeString(folder.resolve("comments.jsonl"), "");
    Path none = Files.createDirectory(folder.resolve("none"));

    Ran ran =
        tideline(
            "replay",
            "--input",
            folder.toString(),
            "--output",
            folder.resolve("out").toString(),
            "--models",
            none.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).hasSize(1);
    assertThat(ran.err().get(0))
        .startsWith("tideline replay: --models: " + none + " holds no models; allowed: ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aReplayReadsTextsWithTheModelsItIsGiven() throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(
        input.resolve("comments.jsonl"),
        """
        {"event_id":"e1","type":"comment.created","occurred_at":"2026-03-01T12:00:00Z",\
        "account_id":"a","comment_id":"c1","video_id":"v","direction":"inbound",\
        "sender_type":"customer","sender_id":"p","text":"the spamspam number 1","lang":"en"}
        """);

    Ran ran =
        tideline(
            "replay",
            "--input",
            input.toString(),
            "--output",
            folder.resolve("out").toString(),
            "--models",
            models.toString(),
            "--parallelism",
            "1");

    assertThat(ran.exitCode()).isZero();
    assertThat(JSON.readTree(folder.resolve("out/tables/messages.jsonl").toFile()).path("intent"))
        .hasToString("\"spam\"");
  }

  @Test
  void aSecretOfBlanksIsRefusedBeforeAReplayStarts() throws IOException {
    Files.writeString(folder.resolve("comments.jsonl"), "");

    Ran ran =
        Ran.of(
            Tideline.commandLine(Map.of("TIDELINE_PSEUDONYM_SECRET", "        ")),
            "replay",
            "--input",
            folder.toString(),
            "--output",
            folder.resolve("out").toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline: environment: TIDELINE_PSEUDONYM_SECRET holds nothing but blanks; allowed: at"
                + " least 8 characters, or unset");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static Ran evaluate(String task, Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", "--task", task));
    args.addAll(List.of("--file", file.toString(), "--models", models.toString()));
    args.addAll(List.of(more));
    return tideline(args.toArray(String[]::new));
  }

  private static Ran tideline(String... args) {
    return Ran.of(Tideline.commandLine(Map.of()), args);
  }
}
