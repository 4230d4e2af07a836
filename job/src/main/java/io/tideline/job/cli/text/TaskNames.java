package io.tideline.job.cli.text;

import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.model.TextTask;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The tasks that can be trained, as one types them. */
final class TaskNames implements Iterable<String> {
  static final List<String> ALL = Stream.of(TextTask.values()).map(TextTask::label).toList();

  @Override
  public Iterator<String> iterator() {
    return ALL.iterator();
  }

  /**
   * The labels a file for the task may hold: the task's own and, for intents, spam, which has a
   * model of its own and is left out.
   */
  static List<String> labelsInData(TextTask task) {
    if (task != TextTask.INTENT) {
      return task.labels();
    }
    List<String> labels = new ArrayList<>(task.labels());
    labels.add(Intent.SPAM.label());
    return labels;
  }
}
