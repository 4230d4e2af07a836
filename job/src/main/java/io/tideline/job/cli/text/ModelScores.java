package io.tideline.job.cli.text;

import io.tideline.udfs.text.SentimentLabel;
import io.tideline.udfs.text.SentimentScore;
import io.tideline.udfs.text.evaluate.Evaluation;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.train.TrainedModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model did on the texts of each source that say what they are, and on all, in
 * cross-validation. Predicted is the most probable label; a sentiment is predicted by its score, as
 * everywhere.
 *
 * @param bySource in the order of the sources
 */
record ModelScores(Map<String, Evaluation> bySource, Evaluation overall) {

  static ModelScores of(TextTask task, TrainedModel trained) {
    Map<String, Evaluation> bySource = new LinkedHashMap<>();
    Evaluation overall = new Evaluation(task.labels());
    for (int i = 0; i < trained.samples().size(); i++) {
      if (trained.samples().get(i).denied()) {
        continue; // nobody knows what is right
      }
      double[] p = trained.probabilities()[i];
      int truth = trained.samples().get(i).label();
      int predicted = task == TextTask.SENTIMENT ? sentiment(p) : mostProbable(p);
      bySource
          .computeIfAbsent(
              trained.samples().get(i).source(), source -> new Evaluation(task.labels()))
          .add(truth, predicted, p[predicted]);
      overall.add(truth, predicted, p[predicted]);
    }
    return new ModelScores(bySource, overall);
  }

  private static int sentiment(double[] p) {
    double score =
        SentimentScore.of(p[label("negative")], p[label("positive")], p[label("neutral")]);
    return label(SentimentLabel.of(score).label());
  }

  private static int label(String name) {
    return TextTask.SENTIMENT.labels().indexOf(name);
  }

  private static int mostProbable(double[] p) {
    int best = 0;
    for (int k = 1; k < p.length; k++) {
      best = p[k] > p[best] ? k : best;
    }
    return best;
  }
}
