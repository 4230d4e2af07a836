package io.tideline.udfs.text.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.model.ModelFile;
import io.tideline.udfs.text.model.TextTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelTrainerTest {
  private static final String ONE_GROUP =
      "all texts whose label is known are of one group; allowed: at least two, for"
          + " cross-validation";

  private static final Path TEXTS = Path.of("..", "training", "messages");
  private static final List<String> WORDS =
      List.of("qax", "wop", "ziv", "mub", "kef", "ryl", "tog", "hud", "nis", "bap", "jec", "fum");
  private static final int TEXTS_OF_A_LANGUAGE = 150;
  private static final TrainerSettings SETTINGS =
      new TrainerSettings(1, 10, 1, 0.7f, 1, 1, 0.3f, 0.3f, 0.5f);

  @Test
  void theSameTextsGiveTheSameBytes() throws IOException {
    byte[] first = train(TextTask.SENTIMENT, texts(TextTask.SENTIMENT));
    byte[] second = train(TextTask.SENTIMENT, texts(TextTask.SENTIMENT));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void everyTextGetsProbabilitiesFromAModelThatHasNotSeenIt() throws IOException {
    List<Sample> samples = texts(TextTask.INTENT);

    TrainedModel trained = new ModelTrainer(TextTask.INTENT, SETTINGS).train(samples);

    assertThat(trained.probabilities()).hasDimensions(samples.size(), 5);
    assertThat(trained.model().task()).isEqualTo(TextTask.INTENT);
  }

  @Test
  void whatIsKnownFromOneGroupOnlyCannotBeToldInIt() {
    List<Sample> apart = new ArrayList<>();
    List<Sample> together = new ArrayList<>();
    for (int i = 0; i < 4 * WORDS.size(); i++) {
      int word = i % WORDS.size();
      apart.add(sample(WORDS.get(word), word % 2, "group " + i));
      together.add(sample(WORDS.get(word), word % 2, WORDS.get(word)));
    }

    assertThat(meanOfTruth(apart)).isGreaterThan(meanOfTruth(together) + 0.2);
  }

  @Test
  void aLabelWithoutATextIsRefused() {
    assertThatThrownBy(() -> train(TextTask.SPAM, List.of(sample("x", 0, "a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no text is labelled ham; allowed: some of every label");
  }

  @Test
  void oneGroupAloneIsRefused() {
    List<Sample> samples = List.of(sample("x", 0, "a"), sample("y", 1, "a"));

    assertThatThrownBy(() -> train(TextTask.SPAM, samples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(ONE_GROUP);
  }

  @Test
  void aGroupThatOnlySaysWhatItIsNotIsNoSecondGroup() {
    List<Sample> samples = new ArrayList<>();
    for (int label = 0; label < TextTask.INTENT.labels().size(); label++) {
      samples.add(sample("x" + label, label, "a"));
    }
    samples.add(new Sample("z", Language.EN, 2, true, 1, "b", "a test"));

    assertThatThrownBy(() -> train(TextTask.INTENT, samples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(ONE_GROUP);
  }

  /** The mean probability that is given to what is true. */
  private static double meanOfTruth(List<Sample> samples) {
    double[][] p = new ModelTrainer(TextTask.SPAM, SETTINGS).train(samples).probabilities();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i][samples.get(i).label()];
    }
    return sum / p.length;
  }

  private static byte[] train(TextTask task, List<Sample> samples) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(new ModelTrainer(task, SETTINGS).train(samples).model(), out);
    return out.toByteArray();
  }

  private static Sample sample(String text, int label, String group) {
    return new Sample(text, Language.EN, label, false, 1, group, "a test");
  }

  /** Some of the texts the models that come with Tideline learn from. */
  private static List<Sample> texts(TextTask task) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Language language : List.of(Language.EN, Language.DE, Language.NL)) {
      samples.addAll(texts(task, language));
    }
    return samples;
  }

  private static List<Sample> texts(TextTask task, Language language) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(TEXTS.resolve(language.tag()))) {
      for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
        Files.readAllLines(file).stream().skip(1).limit(60).forEach(l -> rows.add(l.split("\t")));
      }
    }
    int column = task == TextTask.SENTIMENT ? 3 : 4;
    return rows.stream()
        .filter(row -> task.labels().contains(row[column]))
        .limit(TEXTS_OF_A_LANGUAGE)
        .map(
            row ->
                new Sample(
                    row[2],
                    language,
                    task.labels().indexOf(row[column]),
                    false,
                    1,
                    row[0],
                    "messages"))
        .toList();
  }
}
