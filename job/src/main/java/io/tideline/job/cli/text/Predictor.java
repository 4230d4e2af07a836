package io.tideline.job.cli.text;

import io.tideline.udfs.text.TextAnalyzer;
import io.tideline.udfs.text.TextVerdict;
import io.tideline.udfs.text.mask.PiiMasker;
import io.tideline.udfs.text.model.TextTask;
import java.util.List;

/** Predicts for one task what the job would say of a text. */
interface Predictor {

  /** What the text is predicted to be. */
  Prediction predict(String text);

  /** Does all that the job does with a message, and no more; what comes of it is of no interest. */
  double read(String text);

  /** What follows in a sentence on how many messages a second there are. */
  String work();

  /** Predicts masked texts. */
  static Predictor ofMasks() {
    return new Masks(new PiiMasker());
  }

  /** Predicts labels. */
  static Predictor of(MeasuredTask task, TextAnalyzer analyzer) {
    return switch (task) {
      case SENTIMENT -> new Sentiments(analyzer);
      case SPAM -> new Flags(analyzer, TextTask.SPAM);
      case TOXICITY -> new Flags(analyzer, TextTask.TOXICITY);
      case INTENT -> new Intents(analyzer);
      case LANGUAGE -> new Languages(analyzer);
      case MASK -> ofMasks();
    };
  }

  /** Predicts masked texts. */
  record Masks(PiiMasker masker) implements Predictor {
    @Override
    public Prediction predict(String text) {
      return new Prediction(masker.mask(text), Double.NaN, Double.NaN);
    }

    @Override
    public double read(String text) {
      return masker.mask(text).length();
    }

    @Override
    public String work() {
      return "masked";
    }
  }

  /** Predicts by reading a text as the job does. */
  interface OfVerdicts extends Predictor {
    TextAnalyzer analyzer();

    default TextVerdict verdict(String text) {
      return analyzer().analyze(text, null);
    }

    default double probability(TextTask task, String label, String text) {
      return analyzer().probabilities(task, text, null)[task.labels().indexOf(label)];
    }

    @Override
    default double read(String text) {
      return verdict(text).sentimentScore();
    }

    @Override
    default String work() {
      return "read for language, sentiment, intent, spam and toxicity at once";
    }
  }

  /** Scores are the sentiment's, 0..1. */
  record Sentiments(TextAnalyzer analyzer) implements OfVerdicts {
    @Override
    public Prediction predict(String text) {
      TextVerdict verdict = verdict(text);
      String label = verdict.sentimentLabel().label();
      return new Prediction(
          label, verdict.sentimentScore(), probability(TextTask.SENTIMENT, label, text));
    }
  }

  /** Scores are the probability of the first of two labels. */
  record Flags(TextAnalyzer analyzer, TextTask task) implements OfVerdicts {
    private static final double TOXIC_FROM = 0.5;

    @Override
    public Prediction predict(String text) {
      TextVerdict verdict = verdict(text);
      boolean spam = task == TextTask.SPAM;
      double score = spam ? verdict.spam() : verdict.toxicity();
      boolean flagged = score >= (spam ? TextAnalyzer.SPAM_FROM : TOXIC_FROM);
      List<String> labels = task.labels();
      return new Prediction(labels.get(flagged ? 0 : 1), score, flagged ? score : 1 - score);
    }
  }

  /** Scores are the confidence. */
  record Intents(TextAnalyzer analyzer) implements OfVerdicts {
    @Override
    public Prediction predict(String text) {
      TextVerdict verdict = verdict(text);
      double confidence = verdict.intentConfidence();
      return new Prediction(verdict.intent().label(), confidence, confidence);
    }
  }

  /** Scores are the probability of the predicted language. */
  record Languages(TextAnalyzer analyzer) implements OfVerdicts {
    @Override
    public Prediction predict(String text) {
      String tag = verdict(text).language().tag();
      double probability = probability(TextTask.LANGUAGE, tag, text);
      return new Prediction(tag, probability, probability);
    }
  }
}
