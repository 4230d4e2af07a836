package io.tideline.job.cli.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** All that {@code evaluate --task} takes, for help, completion and messages. */
final class EvaluatedTasks implements Iterable<String> {
  static final String SPIKES = "spikes";

  @Override
  public Iterator<String> iterator() {
    List<String> names = new ArrayList<>(MeasuredTask.names());
    names.add(SPIKES);
    return names.iterator();
  }
}
