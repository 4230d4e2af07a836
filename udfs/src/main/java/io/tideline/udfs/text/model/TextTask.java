package io.tideline.udfs.text.model;

import java.util.List;
import java.util.Locale;

/**
 * What a model decides. A model gives a number for each label but the last, which is the one that
 * holds where nothing speaks for another; the probabilities are their softmax with 0 for the last.
 */
public enum TextTask {
  SENTIMENT("negative", "positive", "neutral"),
  SPAM("spam", "ham"),
  TOXICITY("toxic", "clean"),
  /** Spam is decided by its own model. */
  INTENT("purchase", "question", "complaint", "praise", "other"),
  LANGUAGE("en", "de", "nl", "und");

  /** The tasks that are decided together once the language is known. */
  public static final List<TextTask> JOINT = List.of(SENTIMENT, SPAM, TOXICITY, INTENT);

  private final List<String> labels;

  TextTask(String... labels) {
    this.labels = List.of(labels);
  }

  /** Its labels; the last is the one without a number of its own. */
  public List<String> labels() {
    return labels;
  }

  /** How many numbers a model gives. */
  public int outputs() {
    return labels.size() - 1;
  }

  /** The name in commands and file names. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
