package io.tideline.job.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job to submit, as {@code flink run} takes it.
 *
 * @param jar the job's jar
 * @param mainClass null: the one its manifest names
 * @param parallelism of operators that do not choose their own
 * @param arguments of the main method
 */
public record Submission(
    Path jar, @Nullable String mainClass, int parallelism, List<String> arguments) {

  public Submission {
    arguments = List.copyOf(arguments);
  }

  /** The command line of a detached start, from a savepoint or checkpoint unless it is null. */
  List<String> commandLine(@Nullable String savepoint) {
    List<String> line = new ArrayList<>(List.of("run", "-d", "-p", Integer.toString(parallelism)));
    if (savepoint != null) {
      line.addAll(List.of("-s", savepoint));
    }
    if (mainClass != null) {
      line.addAll(List.of("-c", mainClass));
    }
    line.add(jar.toString());
    line.addAll(arguments);
    return line;
  }
}
