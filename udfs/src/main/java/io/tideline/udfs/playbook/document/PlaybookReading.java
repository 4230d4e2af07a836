package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.Playbook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document.
 *
 * @param playbook null where there are problems
 * @param problems all of them, in the order of the document
 * @param tenant who it is for, and {@code version}, as far as they could be read, for the status
 */
public record PlaybookReading(
    @Nullable Playbook playbook,
    List<PlaybookProblem> problems,
    @Nullable String tenant,
    @Nullable String version) {
  public PlaybookReading {
    problems = List.copyOf(problems);
  }
}
