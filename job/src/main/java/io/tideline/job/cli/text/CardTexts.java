package io.tideline.job.cli.text;

import io.tideline.udfs.text.model.TextTask;
import java.util.ArrayList;
import java.util.List;

/** What a model card says in words, task by task. */
final class CardTexts {
  private CardTexts() {}

  /** Such as {@code spam or ham}. */
  static String either(List<String> labels) {
    int last = labels.size() - 1;
    return String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
  }

  /** Which label counts as predicted. */
  static String predicted(TextTask task) {
    return task == TextTask.SENTIMENT
        ? "Predicted is negative below a score of 0.4, positive above 0.6, where the score is"
            + " on the side of the most probable label."
        : "Predicted is the most probable label.";
  }

  static String use(TextTask task) {
    String what =
        switch (task) {
          case SENTIMENT ->
              "Scores how content a message is, to see a mood turn and bad news early";
          case SPAM -> "Finds advertising, fraud and begging for followers among comments";
          case TOXICITY -> "Brings insults, hate and threats before a moderator";
          case INTENT ->
              "Sorts messages by what their writers want, so that each gets to who can" + " answer";
          case LANGUAGE -> "Tells which language a message is to be read and answered in";
        };
    return what
        + ". It reads comments and direct messages to brands and creators in English, German and"
        + " Dutch.";
  }

  static List<String> limits(TextTask task) {
    List<String> limits = new ArrayList<>();
    limits.add(
        switch (task) {
          case SENTIMENT -> "Irony and sarcasm are mostly read as they are worded.";
          case SPAM -> "New kinds of spam look like ham until they are learned.";
          case TOXICITY ->
              "It goes by words more than by meaning: quoted insults and words that"
                  + " groups use for themselves can be taken for toxic, polite contempt for clean."
                  + " A person should decide before anybody is sanctioned.";
          case INTENT -> "A message that wants two things gets one label.";
          case LANGUAGE ->
              "One or two words often belong to several languages; dialects and other"
                  + " languages that are written alike can be taken for one of the three.";
        });
    if (task != TextTask.LANGUAGE) {
      limits.add(
          "A text of another language is read by its emoji and its form only, so its label means"
              + " little.");
    }
    limits.add(
        "It says nothing about who wrote a text and must not be used to judge or profile people.");
    limits.add(
        "Scores of cross-validation hold for texts like those it learned from; measure it on your"
            + " own with `./tideline evaluate --task "
            + task.label()
            + "`.");
    return limits;
  }
}
