package io.tideline.connectors.playbook;

import io.tideline.udfs.playbook.document.PlaybookProblem;
import java.io.Serializable;
import java.util.List;

/**
 * What became of a playbook that was published (CONTRACTS §2).
 *
 * @param tenant whose it is; the record's key
 * @param version the document's, as far as it could be read; else empty
 * @param active whether it holds now; else it was refused and the one before it stays
 * @param errors why it was refused, each with its path; empty where it was not
 * @param atMillis when it was published
 */
public record PlaybookStatus(
    String tenant, String version, boolean active, List<Error> errors, long atMillis)
    implements Serializable {

  /**
   * One thing that is wrong.
   *
   * @param path where in the document; empty for the whole
   * @param message what, with its line, and what is allowed
   */
  public record Error(String path, String message) implements Serializable {
    /** A problem as the status tells it. */
    public static Error of(PlaybookProblem problem) {
      return new Error(problem.path(), "line " + problem.line() + ": " + problem.message());
    }
  }

  /** Copies the list. */
  public PlaybookStatus {
    errors = List.copyOf(errors);
  }
}
