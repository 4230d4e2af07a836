package io.tideline.udfs.playbook.document;

/**
 * One thing that is wrong with a playbook.
 *
 * @param path where, such as {@code rules[3].when}; empty for the document as a whole
 * @param line in the document, from 1
 * @param message what, and what is allowed
 */
public record PlaybookProblem(String path, int line, String message) {
  /** One line: {@code rules[3].when: line 41: no such field}. */
  public String text() {
    return (path.isEmpty() ? "" : path + ": ") + "line " + line + ": " + message;
  }
}
