package io.tideline.job.cli.text;

import io.tideline.udfs.text.evaluate.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of predicting for the texts of a file.
 *
 * @param predictions one for each row
 * @param strange labels that are none of the task's, with how many rows have them
 * @param labels how well the labels are told; null for masks
 * @param masks how well texts are masked; null for labels
 * @param perSecond messages a second
 * @param work what was done with those messages
 */
record Measurement(
    MeasuredTask task,
    Path file,
    List<Prediction> predictions,
    Map<String, Integer> strange,
    @Nullable Evaluation labels,
    @Nullable MaskScores masks,
    double perSecond,
    String work) {

  /** How many rows had a label to compare with. */
  long scored() {
    if (labels != null) {
      return labels.count();
    }
    return masks == null ? 0 : masks.count();
  }
}
