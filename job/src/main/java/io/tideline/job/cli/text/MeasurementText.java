package io.tideline.job.cli.text;

import io.tideline.udfs.text.evaluate.Evaluation;
import io.tideline.udfs.text.evaluate.LabelScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A measurement for people to read, in columns; shares in percent. */
final class MeasurementText {
  private static final int NARROWEST = 8;

  private final Measurement measurement;
  private final List<String> lines = new ArrayList<>();

  private MeasurementText(Measurement measurement) {
    this.measurement = measurement;
  }

  /** The lines. */
  static List<String> of(Measurement measurement) {
    MeasurementText text = new MeasurementText(measurement);
    text.write();
    return text.lines;
  }

  private void write() {
    add(
        "%s: %d texts of %s, %d of them with a label to compare with",
        measurement.task().label(),
        measurement.predictions().size(),
        measurement.file(),
        measurement.scored());
    if (measurement.scored() > 0 && measurement.labels() != null) {
      scores("label", measurement.labels().scores());
      totals(measurement.labels());
      confusion(measurement.labels());
    } else if (measurement.scored() > 0 && measurement.masks() != null) {
      scores("placeholder", measurement.masks().kinds());
      add("");
      add("exactly as expected   %5s", percent(measurement.masks().equalShare()));
      add(
          "not expected          %5.1f  placeholders in 1000 texts",
          measurement.masks().falsePerThousand());
    }
    if (!Double.isNaN(measurement.perSecond())) {
      add("");
      add("%.0f messages/s on one thread, %s", measurement.perSecond(), measurement.work());
    }
  }

  private void scores(String what, List<LabelScore> scores) {
    add("");
    add("%-12s %9s %9s %9s %9s", what, "precision", "recall", "F1", "count");
    for (LabelScore s : scores) {
      add(
          "%-12s %9s %9s %9s %9d",
          s.label(), percent(s.precision()), percent(s.recall()), percent(s.f1()), s.support());
    }
  }

  /** A dash where there is nothing to share. */
  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private void totals(Evaluation e) {
    add("");
    add("macro-F1             %5s", percent(e.macroF1()));
    add("accuracy             %5s", percent(e.accuracy()));
    add("calibration error    %5s", percent(e.calibrationError()));
  }

  /** How many of each label (a line) were predicted to be of which (a column). */
  private void confusion(Evaluation e) {
    int width = NARROWEST;
    for (String label : e.labels()) {
      width = Math.max(width, label.length());
    }
    String cell = " %" + width + "s";
    StringBuilder head = new StringBuilder("%-12s".formatted("true \\ said"));
    e.labels().forEach(label -> head.append(cell.formatted(label)));
    add("");
    add("%s", head);
    for (int truth = 0; truth < e.labels().size(); truth++) {
      StringBuilder line = new StringBuilder("%-12s".formatted(e.labels().get(truth)));
      for (int said = 0; said < e.labels().size(); said++) {
        line.append(cell.formatted(e.confused(truth, said)));
      }
      add("%s", line);
    }
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
