package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate} with models of a few texts. */
class EvaluateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path shared;

  private static Path models;

  @TempDir private Path folder;

  @BeforeAll
  static void trainAllTasks() throws IOException {
    models = ToyModels.train(shared, ToyModels.LABELS.keySet());
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
    assertThat(lines).hasSize(1 + 12 * ToyModels.LABELS.get(task).size());
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
        ToyModels.tideline(
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
                + ": no row has a label to compare with, but \"junk\"; allowed: spam, ham; --map"
                + " OLD=NEW takes one for another");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--task peaks --file x.tsv | --task: \"peaks\" is not allowed; allowed: sentiment, spam, toxicity, intent, language, mask, spikes",
        "--task spam --file none.tsv | none.tsv: no such file; allowed: tab-separated text in UTF-8",
        "--task spam --file x.tsv --map foo | --map: \"foo\" is not allowed; allowed: OLD=NEW; see tideline evaluate --help",
        "--task spam --file x.tsv --map a=b | --map: \"a=b\" is not allowed; allowed: OLD=NEW with NEW of spam, ham",
        "--task mask --file x.tsv --map a=b | --map is not allowed for mask; allowed: for tasks with labels"
      })
  void wrongUseOfEvaluateIsOneLine(String args, String line) {
    Ran ran = ToyModels.tideline(("evaluate " + args).split(" "));

    assertThat(ran.err()).containsExactly("tideline evaluate: " + line);
    assertThat(ran.exitCode()).isEqualTo(2);
  }

  @Test
  void aFolderWithoutModelsAndADamagedModelAreOneLine() throws IOException {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    Files.writeString(damaged.resolve("spam.model"), "no model");
    String file = shared.resolve("spam.tsv").toString();

    Ran none =
        ToyModels.tideline(
            "evaluate", "--task", "spam", "--file", file, "--models", folder.toString());
    Ran wrong =
        ToyModels.tideline(
            "evaluate", "--task", "spam", "--file", file, "--models", damaged.toString());

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

  private static Ran evaluate(String task, Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", "--task", task));
    args.addAll(List.of("--file", file.toString(), "--models", models.toString()));
    args.addAll(List.of(more));
    return ToyModels.tideline(args.toArray(String[]::new));
  }
}
