package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Models of a few texts, and running commands with them. */
final class ToyModels {
  static final Map<String, List<String>> LABELS =
      Map.of(
          "sentiment", List.of("negative", "positive", "neutral"),
          "spam", List.of("spam", "ham"),
          "toxicity", List.of("toxic", "clean"),
          "intent", List.of("purchase", "question", "complaint", "praise", "other"),
          "language", List.of("en", "de", "nl", "und"));

  private ToyModels() {}

  /** Texts of a task, in a file of the folder. */
  static Path texts(Path folder, String task) throws IOException {
    return Files.writeString(folder.resolve(task + ".tsv"), toy(LABELS.get(task)));
  }

  /** Trains models of these tasks into a folder of the folder. */
  static Path train(Path folder, Iterable<String> tasks) throws IOException {
    Path models = folder.resolve("models");
    for (String task : tasks) {
      Ran ran = train(task, texts(folder, task), models);
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).startsWith(task + ": ").contains("macro-F1", "bytes in");
    }
    return models;
  }

  /** Trains a model of English texts. */
  static Ran train(String task, Path data, Path out) {
    return tideline(
        "train",
        "--task",
        task,
        "--data",
        data.toString(),
        "--language",
        "en",
        "--out",
        out.toString());
  }

  /** Texts that name their label. */
  static String toy(List<String> labels) {
    StringBuilder tsv = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 12; i++) {
      for (String label : labels) {
        tsv.append("the %s%s number %d\t%s\n".formatted(label, label, i, label));
      }
    }
    return tsv.toString();
  }

  static Ran tideline(String... args) {
    return Ran.of(Tideline.commandLine(Map.of()), args);
  }
}
