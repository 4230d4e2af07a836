package io.tideline.job.cli.text;

import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.model.TextTask;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The tasks that can be trained, and their labels, as one types them. */
final class TaskNames implements Iterable<String> {
  static final List<String> ALL = Stream.of(TextTask.values()).map(TextTask::label).toList();

  @Override
  public Iterator<String> iterator() {
    return ALL.iterator();
  }

  /** What stands before the label of a text that is only known not to be of that label. */
  static final String NOT = "not ";

  /**
   * The labels a file for the task may hold: the task's own and, for intents, spam, which has a
   * model of its own and is left out. Of sentiment and intents it may also hold each label that is
   * learned behind {@value #NOT}.
   */
  static List<String> labelsInData(TextTask task) {
    List<String> labels = new ArrayList<>(plain(task));
    if (mayBeDenied(task)) {
      task.labels().forEach(label -> labels.add(NOT + label));
    }
    return labels;
  }

  /** The same in words, for messages. */
  static String allowedInData(TextTask task) {
    String labels = String.join(", ", plain(task));
    return mayBeDenied(task) ? labels + ", or \"not\" and one that is learned" : labels;
  }

  /** Whether a label says only what a text is not. */
  static boolean isDenied(String label) {
    return label.startsWith(NOT);
  }

  /** A label without what denies it. */
  static String withoutNot(String label) {
    return isDenied(label) ? label.substring(NOT.length()) : label;
  }

  private static List<String> plain(TextTask task) {
    List<String> labels = new ArrayList<>(task.labels());
    if (task == TextTask.INTENT) {
      labels.add(Intent.SPAM.label());
    }
    return labels;
  }

  /** Of two labels one is said by denying the other; a text's language is known to its reader. */
  private static boolean mayBeDenied(TextTask task) {
    return task == TextTask.SENTIMENT || task == TextTask.INTENT;
  }
}
