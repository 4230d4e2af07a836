package io.tideline.job.cli.text;

import io.tideline.job.cli.text.RecipeSource.OtherLabels;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the texts that a model of one task learns from. */
final class SampleReader {
  private static final List<String> GROUPS = List.of("group", "author");
  private static final String LANGUAGE = "language";
  private static final String LABEL = "label";
  private static final String TEXT = "text";

  private final TextTask task;

  SampleReader(TextTask task) {
    this.task = task;
  }

  /**
   * The texts of a recipe's source.
   *
   * @param folder what its files are relative to
   * @param recipeFolder what a file of other labels is relative to
   * @throws InputException naming what is wrong
   */
  TextSet read(RecipeSource source, Path folder, Path recipeFolder) {
    List<Sample> samples = new ArrayList<>();
    int leftOut = 0;
    for (Path path : SourceFiles.of(source, folder)) {
      TsvFile file = TsvFile.read(path);
      RowLabel labels = labels(source, file, recipeFolder);
      int text = file.column(source.text());
      int group = source.group().map(file::column).orElse(text);
      for (int i = 0; i < file.rows().size(); i++) {
        List<String> row = file.rows().get(i);
        String label = labels.of(i, row);
        int k = label(file, i, label);
        if (k < 0) {
          leftOut++;
        } else {
          samples.add(
              new Sample(
                  row.get(text),
                  source.language(),
                  k,
                  TaskNames.isDenied(label),
                  source.weight(),
                  row.get(group),
                  source.name()));
        }
      }
    }
    return new TextSet(
        source.name(),
        source.language().tag(),
        source.licence(),
        source.origin(),
        source.weight(),
        samples,
        leftOut);
  }

  private static RowLabel labels(RecipeSource source, TsvFile file, Path recipeFolder) {
    if (source.label().isEmpty()) {
      return (i, row) -> source.language().tag();
    }
    String column = source.label().get();
    if (source.otherLabels().isEmpty()) {
      int label = file.column(column);
      return (i, row) -> source.labels().apply(row.get(label));
    }
    OtherLabels other = source.otherLabels().get();
    Map<String, String> byId = labelsById(recipeFolder.resolve(other.file()), column);
    int id = file.column(other.id());
    return (i, row) -> {
      String label = byId.get(row.get(id));
      if (label == null) {
        throw new InputException(
            "%s: %s \"%s\" has no label in %s; allowed: those that have"
                .formatted(file.place(i), other.id(), row.get(id), other.file()));
      }
      return source.labels().apply(label);
    };
  }

  private static Map<String, String> labelsById(Path path, String column) {
    TsvFile file = TsvFile.read(path);
    int id = file.column("id");
    int label = file.column(column);
    Map<String, String> labels = new HashMap<>();
    file.rows().forEach(row -> labels.put(row.get(id), row.get(label)));
    return labels;
  }

  /** What a row is labelled, by the names of here. */
  private interface RowLabel {
    String of(int index, List<String> row);
  }

  /**
   * The texts of somebody's own file: {@code text}, {@code label}, and where there are such columns
   * {@code language} and {@code group} or {@code author}.
   *
   * @param labels what the labels are called here
   * @param languages of the rows of a file without a column for it
   * @throws InputException naming what is wrong
   */
  TextSet read(Path path, LabelMap labels, RowLanguage languages) {
    TsvFile file = TsvFile.read(path);
    int text = file.column(TEXT);
    int label = labelColumn(file);
    int language = file.has(LANGUAGE) ? file.column(LANGUAGE) : -1;
    int group = GROUPS.stream().filter(file::has).findFirst().map(file::column).orElse(text);
    String name = String.valueOf(path.getFileName());
    List<Sample> samples = new ArrayList<>();
    int leftOut = 0;
    for (int i = 0; i < file.rows().size(); i++) {
      List<String> row = file.rows().get(i);
      String named = labels.apply(row.get(label));
      int k = label(file, i, named);
      if (k < 0) {
        leftOut++;
        continue;
      }
      Language read =
          language < 0 ? languages.of(row.get(text)) : language(file, i, row.get(language));
      samples.add(
          new Sample(row.get(text), read, k, TaskNames.isDenied(named), 1, row.get(group), name));
    }
    String told = language < 0 ? languages.told() : "of each text";
    return new TextSet(name, told, "your own", "your own", 1, samples, leftOut);
  }

  private int labelColumn(TsvFile file) {
    boolean byLanguage = task == TextTask.LANGUAGE && !file.has(LABEL) && file.has(LANGUAGE);
    return file.column(byLanguage ? LANGUAGE : LABEL);
  }

  /** Which label it is of, or is not of; below 0 for spam among intents. */
  private int label(TsvFile file, int row, String label) {
    if (!TaskNames.labelsInData(task).contains(label)) {
      throw new InputException(
          "%s: label \"%s\" is not allowed; allowed: %s"
              .formatted(file.place(row), label, TaskNames.allowedInData(task)));
    }
    return task.labels().indexOf(TaskNames.withoutNot(label));
  }

  private static Language language(TsvFile file, int row, String tag) {
    Language language = Language.ofTag(tag.strip());
    if (language == Language.UND && !tag.strip().equals(language.tag())) {
      throw new InputException(
          "%s: language \"%s\" is not allowed; allowed: en, de, nl, und"
              .formatted(file.place(row), tag));
    }
    return language;
  }
}
