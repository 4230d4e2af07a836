package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code train} on a few texts. */
class TrainCommandTest {
  @TempDir private Path folder;

  @Test
  void theSameDataGivesTheSameModelAndCard() throws IOException {
    Path data = ToyModels.texts(folder, "spam");
    Path models = folder.resolve("models");
    Path again = folder.resolve("again");

    Ran ran = ToyModels.train("spam", data, models);
    ToyModels.train("spam", data, again);

    assertThat(ran.err()).isEmpty();
    assertThat(again.resolve("spam.model")).hasSameBinaryContentAs(models.resolve("spam.model"));
    assertThat(again.resolve("spam.md"))
        .hasSameTextualContentAs(models.resolve("spam.md"))
        .content()
        .contains("| spam.tsv | en | 12 | 12 | 1 | your own | your own |")
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
        ToyModels.tideline(
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
  void aTextMayBeKnownOnlyNotToBeOfALabel() throws IOException {
    StringBuilder rows = new StringBuilder("author\ttext\tlabel\n");
    for (String label : List.of("purchase", "question", "complaint", "praise", "other")) {
      rows.append("x\tthis is ").append(label).append('\t').append(label).append('\n');
      rows.append("y\tthat is ").append(label).append('\t').append(label).append('\n');
    }
    rows.append("z\tthe weather is bad\tnot complaint\nz\tbuy my mixtape\tspam\n");
    Path data = Files.writeString(folder.resolve("own.tsv"), rows);

    Ran ran = ToyModels.train("intent", data, folder);

    assertThat(ran.err()).isEmpty();
    assertThat(folder.resolve("intent.md"))
        .content()
        .contains("| own.tsv | en | 2 | 2 | 2 | 2 | 2 | 1 |")
        .contains("Of own.tsv, 1 texts only say what is no complaint.")
        .contains("| **overall** | 10 |");
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
            folder.resolve("intent.tsv"),
            ToyModels.toy(ToyModels.LABELS.get("intent")) + "follow me\tspam\n");

    ToyModels.tideline(
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
    Ran ran = ToyModels.tideline(("train " + args).split(" "));

    assertThat(ran.err()).containsExactly("tideline train: " + line);
    assertThat(ran.exitCode()).isEqualTo(2);
  }

  @Test
  void aLabelThatIsNoneIsToldWithItsLine() throws IOException {
    Path data = Files.writeString(folder.resolve("x.tsv"), "text\tlabel\na\tspam\nb\tjunk\n");

    Ran ran =
        ToyModels.tideline(
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
        ToyModels.tideline(
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
            "tideline train: x.tsv: no text is labelled ham; allowed: some of every label");
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

  private Ran train(Path recipe, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--recipe", recipe.toString()));
    args.addAll(List.of("--out", folder.toString()));
    args.addAll(List.of(more));
    return ToyModels.tideline(args.toArray(String[]::new));
  }
}
