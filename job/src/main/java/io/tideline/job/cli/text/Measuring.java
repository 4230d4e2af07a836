package io.tideline.job.cli.text;

import io.tideline.udfs.text.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Predicts for the rows of a file and compares with their labels. */
final class Measuring {
  private static final String TEXT = "text";
  private static final String LABEL = "label";

  private final MeasuredTask task;
  private final TsvFile file;
  private final LabelMap map;
  private final Evaluation evaluation;
  private final MaskScores masks = new MaskScores();
  private final Map<String, Integer> strange = new TreeMap<>();

  Measuring(MeasuredTask task, TsvFile file, LabelMap map) {
    this.task = task;
    this.file = file;
    this.map = map;
    this.evaluation = new Evaluation(task.labels());
  }

  Measurement with(Predictor predictor) {
    int text = file.column(TEXT);
    List<String> texts = file.rows().stream().map(row -> row.get(text)).toList();
    List<Prediction> predictions = new ArrayList<>(texts.size());
    int label = file.has(LABEL) ? file.column(LABEL) : -1;
    for (int i = 0; i < texts.size(); i++) {
      Prediction prediction = predictor.predict(texts.get(i));
      predictions.add(prediction);
      if (label >= 0) {
        compare(file.rows().get(i).get(label), prediction);
      }
    }
    boolean ofMasks = task == MeasuredTask.MASK;
    return new Measurement(
        task,
        file.file(),
        predictions,
        strange,
        ofMasks ? null : evaluation,
        ofMasks ? masks : null,
        Speed.of(predictor, texts),
        predictor.work());
  }

  private void compare(String label, Prediction prediction) {
    if (task == MeasuredTask.MASK) {
      masks.add(label, prediction.label());
      return;
    }
    String name = map.apply(label);
    int truth = task.labels().indexOf(name);
    if (truth < 0) {
      strange.merge(name, 1, Integer::sum);
    } else {
      int predicted = task.labels().indexOf(prediction.label());
      evaluation.add(truth, predicted, prediction.confidence());
    }
  }
}
