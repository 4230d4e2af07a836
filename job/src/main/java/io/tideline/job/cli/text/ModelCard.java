package io.tideline.job.cli.text;

import io.tideline.udfs.text.evaluate.Evaluation;
import io.tideline.udfs.text.evaluate.LabelScore;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.Sample;
import io.tideline.udfs.text.train.TrainerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What there is to know about a model, as Markdown: what it tells, what it learned from, how well
 * it does and what it is not for. The same training gives the same card.
 */
final class ModelCard {
  private static final String WRITTEN = "written for this project";

  private final Training training;
  private final TextTask task;
  private final List<String> lines = new ArrayList<>();

  private ModelCard(Training training) {
    this.training = training;
    this.task = training.task();
  }

  /** The card's lines. */
  static List<String> of(Training training, ModelScores scores, ModelBytes bytes) {
    ModelCard card = new ModelCard(training);
    card.head(bytes);
    card.data();
    card.settings();
    card.scores(scores);
    card.uses();
    return card.lines;
  }

  private void head(ModelBytes bytes) {
    add("# Model card: " + task.label());
    add("");
    add("Tells whether a short message is " + CardTexts.either(task.labels()) + ".");
    add("");
    add(
        "A linear model over hashed n-grams of words and characters"
            + (task == TextTask.LANGUAGE ? "" : " and signals of form and word lists")
            + ", one byte a weight, calibrated to probabilities; `./tideline train` made it.");
    add("");
    add("- File: `" + task.label() + ".model`, " + grouped(bytes.size()) + " bytes");
    add("- SHA-256: `" + bytes.sha256() + "`");
    add("");
  }

  private void data() {
    add("## What it learned from");
    add("");
    add("| source | language | " + labels() + " | weight | licence | origin |");
    add("|---|---|" + "---:|".repeat(task.labels().size() + 1) + "---|---|");
    for (TextSet set : training.sets()) {
      String counts =
          task.labels().stream()
              .map(label -> grouped(count(set.samples(), label)))
              .collect(Collectors.joining(" | "));
      add(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  cell(set.name()),
                  set.language(),
                  counts,
                  number(set.weight()),
                  cell(set.licence()),
                  cell(set.origin())));
    }
    add("");
    denied();
    int leftOut = training.sets().stream().mapToInt(TextSet::leftOut).sum();
    if (leftOut > 0) {
      add("Left out: " + grouped(leftOut) + " texts labelled spam, which has a model of its own.");
      add("");
    }
    if (training.fragments()) {
      add(
          "Of each text of four words or more, one to three words are learned too, at a fifth of its"
              + " weight.");
      add("");
    }
    if (training.sets().stream().anyMatch(set -> set.origin().startsWith(WRITTEN))) {
      add(
          "Texts "
              + WRITTEN
              + " are invented, not collected: no message of a real person is among them.");
      add("");
    }
  }

  /** Texts that are only known not to be of a label stand in no column. */
  private void denied() {
    for (TextSet set : training.sets()) {
      Map<Integer, Long> counts =
          set.samples().stream()
              .filter(Sample::denied)
              .collect(Collectors.groupingBy(Sample::label, TreeMap::new, Collectors.counting()));
      counts.forEach(
          (label, count) ->
              add(
                  "Of %s, %s texts only say what is no %s."
                      .formatted(set.name(), grouped(count), task.labels().get(label))));
      if (!counts.isEmpty()) {
        add("");
      }
    }
  }

  private String labels() {
    return String.join(" | ", task.labels());
  }

  private long count(List<Sample> samples, String label) {
    int k = task.labels().indexOf(label);
    return samples.stream().filter(sample -> sample.label() == k && !sample.denied()).count();
  }

  private void settings() {
    TrainerSettings s = training.settings();
    add("## Settings");
    add("");
    add(
        "| seed | epochs | cost | own_share | rarity | min_texts | signal_scale | balance | calibration_balance |");
    add("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    add(
        "| %d | %d | %s | %s | %s | %d | %s | %s | %s |"
            .formatted(
                s.seed(),
                s.epochs(),
                number(s.cost()),
                number(s.ownShare()),
                number(s.rarity()),
                s.minTexts(),
                number(s.signalScale()),
                number(s.balance()),
                number(s.calibrationBalance())));
    add("");
    add(
        "The same texts and settings give the same file, byte by byte, on the same kind of processor"
            + " and Java.");
    add("");
  }

  private void scores(ModelScores scores) {
    add("## Scores");
    add("");
    add(
        "In percent, by five-fold cross-validation on the texts above, texts of one group (author,"
            + " template, or the same text) always in one fold. "
            + CardTexts.predicted(task)
            + " Calibration error: how far probabilities are from shares, over ten bins.");
    add("");
    add("| source | texts | macro-F1 | accuracy | calibration error | " + f1Columns() + " |");
    add("|---|" + "---:|".repeat(task.labels().size() + 4));
    scores.bySource().forEach(this::scoreLine);
    scoreLine("**overall**", scores.overall());
    add("");
    add("| label, overall | precision | recall | F1 | texts |");
    add("|---|---:|---:|---:|---:|");
    for (LabelScore s : scores.overall().scores()) {
      add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  s.label(),
                  percent(s.precision()),
                  percent(s.recall()),
                  percent(s.f1()),
                  grouped(s.support())));
    }
    add("");
  }

  private String f1Columns() {
    return task.labels().stream().map(l -> "F1 " + l).collect(Collectors.joining(" | "));
  }

  private void scoreLine(String source, Evaluation e) {
    String f1 =
        e.scores().stream()
            .map(s -> s.support() == 0 ? "" : percent(s.f1()))
            .collect(Collectors.joining(" | "));
    add(
        "| %s | %s | %s | %s | %s | %s |"
            .formatted(
                cell(source),
                grouped(e.count()),
                percent(e.macroF1()),
                percent(e.accuracy()),
                percent(e.calibrationError()),
                f1));
  }

  private void uses() {
    add("## Intended use");
    add("");
    add(CardTexts.use(task));
    add("");
    add("## Limits");
    add("");
    CardTexts.limits(task).forEach(limit -> add("- " + limit));
  }

  private void add(String line) {
    lines.add(line);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  private static String number(double number) {
    String text = String.format(Locale.ROOT, "%.4f", number);
    return text.replaceFirst("\\.?0+$", "");
  }
}
