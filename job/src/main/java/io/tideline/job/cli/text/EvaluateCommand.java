package io.tideline.job.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.text.ModelFolder;
import io.tideline.job.cli.CommandFailure;
import io.tideline.job.cli.spikes.SpikeEvaluation;
import io.tideline.job.cli.spikes.SpikeOptions;
import io.tideline.job.cli.spikes.SpikeReport;
import io.tideline.job.config.FileProblem;
import io.tideline.udfs.text.TextAnalyzer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the text models on labelled texts, and detectors on counts (CONTRACTS §4). */
@Command(
    name = "evaluate",
    description = {
      "Measure on your own labelled texts or counts how well they are understood.",
      "Of texts: precision, recall and F1 of each label, macro-F1, accuracy, which labels are taken for"
          + " which, how far probabilities are from the truth, and messages a second. Of counts: when alerts on"
          + " spikes would have come."
    },
    footerHeading = "%nTasks, their labels, and the score in the file of --predictions:%n",
    footer = {
      "  sentiment   negative, neutral, positive      0 negative to 1 positive",
      "  spam        spam, ham                        the probability of spam",
      "  toxicity    toxic, clean                     the probability of toxic",
      "  intent      purchase, question, complaint,   the confidence",
      "              spam, praise, other",
      "  language    en, de, nl, und                  the probability of the predicted language",
      "  mask        the masked text                  none",
      "  spikes      none; the file has the columns series, timestamp and value, counts of five",
      "              minutes; --predictions gets series and timestamp of each alert's first row",
      "",
      "The file is tab-separated UTF-8 with a line of column names; no quoting. Columns other than",
      "text and label do not matter. Rows of other labels get a prediction but do not count.",
      "",
      "Examples:",
      "  tideline evaluate --task spam --file labelled.tsv",
      "  tideline evaluate --task sentiment --file reviews.tsv --map 1=negative --map 5=positive",
      "  tideline evaluate --task intent --file labelled.tsv --models models --json",
      "  tideline evaluate --task mask --file texts.tsv --predictions masked.tsv",
      "  tideline evaluate --task spikes --file counts.tsv --predictions alerts.tsv --plot counts.png"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final String PREFIX = "tideline evaluate: ";
  private static final int LABELS_SHOWN = 8;

  @Option(
      names = "--task",
      required = true,
      paramLabel = "TASK",
      completionCandidates = EvaluatedTasks.class,
      description = "One of: ${COMPLETION-CANDIDATES}")
  private String task = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description =
          "Labelled texts, with the columns text and label; for spikes counts, with the columns"
              + " series, timestamp and value.")
  private Path file = Path.of("");

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column that holds the labels, if it is not named label.")
  private String label = "label";

  @Option(names = "--json", description = "Print one JSON object, shares from 0 to 1.")
  private boolean json;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Write what is predicted for each row: row (from 0), predicted, score. With it the column"
              + " label may be missing.")
  private @Nullable Path predictions;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Use the models of this folder, as train writes them, in place of those that come with"
              + " Tideline.")
  private @Nullable Path models;

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW",
      description = "Take the label OLD for NEW; may be repeated. *=NEW is for all others.")
  private Map<String, String> map = new LinkedHashMap<>();

  @Mixin private SpikeOptions spikes = new SpikeOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      if (task.equalsIgnoreCase(EvaluatedTasks.SPIKES)) {
        watch();
      } else {
        measure();
      }
    } catch (InputException e) {
      throw CommandFailure.badUsage(PREFIX + e.getMessage());
    }
    return CommandFailure.OK;
  }

  private void measure() {
    MeasuredTask wanted = task();
    LabelMap labels = labels(wanted);
    TsvFile read = TsvFile.read(file);
    if (!label.equals("label")) {
      read = read.labelledBy(label);
    }
    refuseWithoutAnyUse(wanted, labels, read);
    refuseWithoutPlace();
    Measurement measurement = new Measuring(wanted, read, labels).with(predictor(wanted));
    warn(measurement);
    write(measurement);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(MeasurementJson.of(measurement));
    } else {
      MeasurementText.of(measurement).forEach(out::println);
    }
    out.flush();
  }

  private void watch() {
    refuseWithoutPlace();
    SpikeReport report = new SpikeEvaluation(file, spikes).run(predictions);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(jsonOf(report));
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
  }

  private static String jsonOf(SpikeReport report) {
    try {
      return new ObjectMapper().writeValueAsString(report.figures());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private MeasuredTask task() {
    return MeasuredTask.of(task)
        .orElseThrow(
            () ->
                new InputException(
                    "--task: \"%s\" is not allowed; allowed: %s"
                        .formatted(task, String.join(", ", new EvaluatedTasks()))));
  }

  private LabelMap labels(MeasuredTask wanted) {
    LabelMap labels = new LabelMap(map);
    if (wanted == MeasuredTask.MASK && !map.isEmpty()) {
      throw new InputException("--map is not allowed for mask; allowed: for tasks with labels");
    }
    String strange = labels.strange(wanted.labels());
    if (strange != null) {
      throw new InputException(
          "--map: \"%s=%s\" is not allowed; allowed: OLD=NEW with NEW of %s"
              .formatted(strange, map.get(strange), String.join(", ", wanted.labels())));
    }
    return labels;
  }

  /** Before anything slow is done. */
  private void refuseWithoutAnyUse(MeasuredTask wanted, LabelMap labels, TsvFile read) {
    read.column("text");
    if (predictions != null) {
      return;
    }
    String allowed =
        wanted == MeasuredTask.MASK
            ? "the masked text of each row"
            : String.join(", ", wanted.labels());
    if (!read.has("label")) {
      throw new InputException(
          "%s:1: has no column label to compare with; allowed: %s; or --predictions FILE"
              .formatted(file, allowed));
    }
    int column = read.column("label");
    if (read.rows().stream().noneMatch(row -> isKnown(wanted, labels.apply(row.get(column))))) {
      throw new InputException(
          "%s: no row has a label to compare with%s; allowed: %s; --map OLD=NEW takes one for another"
              .formatted(file, someOf(read, column), allowed));
    }
  }

  /** What a refusal adds: the first labels that the file does have; nothing where it has none. */
  private static String someOf(TsvFile read, int column) {
    List<String> labels =
        read.rows().stream().map(row -> "\"" + row.get(column) + "\"").distinct().toList();
    if (labels.isEmpty()) {
      return "";
    }
    String shown = labels.stream().limit(LABELS_SHOWN).collect(Collectors.joining(", "));
    int more = labels.size() - LABELS_SHOWN;
    return ", but " + (more > 0 ? shown + " and " + more + " more" : shown);
  }

  private static boolean isKnown(MeasuredTask wanted, String label) {
    return wanted == MeasuredTask.MASK || wanted.labels().contains(label);
  }

  private void refuseWithoutPlace() {
    if (predictions == null) {
      return;
    }
    Path folder = predictions.toAbsolutePath().getParent();
    if (Files.isDirectory(predictions) || folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "--predictions: "
              + predictions
              + " cannot be written; allowed: a file in a folder that exists");
    }
    if (isLabelledFile(predictions)) {
      throw new InputException(
          "--predictions: " + predictions + " is the file of --file; allowed: another file");
    }
  }

  /** Somebody's labels would be gone. */
  private boolean isLabelledFile(Path path) {
    try {
      return Files.exists(path) && Files.isSameFile(path, file);
    } catch (IOException e) {
      throw new InputException("--predictions: " + path + ": " + FileProblem.describe(e));
    }
  }

  private Predictor predictor(MeasuredTask wanted) {
    if (wanted == MeasuredTask.MASK) {
      return Predictor.ofMasks();
    }
    if (models == null) {
      return Predictor.of(wanted, TextAnalyzer.builtIn());
    }
    try {
      return Predictor.of(wanted, new TextAnalyzer(ModelFolder.read(models)));
    } catch (IOException e) {
      throw new InputException("--models: " + e.getMessage());
    }
  }

  private void warn(Measurement measurement) {
    if (measurement.strange().isEmpty()) {
      return;
    }
    String shown =
        measurement.strange().entrySet().stream()
            .limit(LABELS_SHOWN)
            .map(label -> "\"" + label.getKey() + "\" (" + label.getValue() + ")")
            .collect(Collectors.joining(", "));
    int more = measurement.strange().size() - LABELS_SHOWN;
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "%swarning: %s: rows of these labels do not count: %s%s; allowed: %s; --map OLD=NEW takes"
            + " one for another%n",
        PREFIX,
        file,
        shown,
        more > 0 ? " and " + more + " more" : "",
        String.join(", ", measurement.task().labels()));
    err.flush();
  }

  private void write(Measurement measurement) {
    if (predictions == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("row\tpredicted\tscore");
    List<Prediction> rows = measurement.predictions();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(i + "\t" + rows.get(i).label() + "\t" + rows.get(i).scoreText());
    }
    try {
      Files.writeString(predictions, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw CommandFailure.whileRunning(
          PREFIX + "--predictions: " + predictions + ": " + FileProblem.describe(e));
    }
  }
}
