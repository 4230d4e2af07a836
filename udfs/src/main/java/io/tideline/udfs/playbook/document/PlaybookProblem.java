package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.template.TemplateText;

/**
 * One thing that is wrong with a playbook. It repeats keys and values of the document, which may be
 * anything: what is not seen (line ends, escapes, marks of direction) and what is too long stays
 * out, so that a problem is one line wherever it is shown.
 *
 * @param path where, such as {@code rules[3].when}; empty for the document as a whole
 * @param line in the document, from 1
 * @param message what, and what is allowed
 */
public record PlaybookProblem(String path, int line, String message) {
  private static final int LONGEST_PATH = 200;
  private static final int LONGEST_MESSAGE = 1_000;

  public PlaybookProblem {
    path = shown(path, LONGEST_PATH);
    message = shown(message, LONGEST_MESSAGE);
  }

  private static String shown(String text, int longest) {
    var shown = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .limit(longest)
        .map(c -> c == '\n' ? ' ' : TemplateText.isUnseen(c) ? '\uFFFD' : c)
        .forEach(shown::appendCodePoint);
    boolean isCut = text.codePointCount(0, text.length()) > longest;
    return isCut ? shown.append('…').toString() : shown.toString();
  }

  /** One line: {@code rules[3].when: line 41: no such field}. */
  public String text() {
    return (path.isEmpty() ? "" : path + ": ") + "line " + line + ": " + message;
  }
}
