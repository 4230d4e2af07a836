package io.tideline.udfs.privacy;

import java.io.Serializable;
import java.util.List;

/**
 * What turns ids into pseudonyms that only its owner can make. It never shows: {@link #toString}
 * hides it.
 *
 * @param text any text; its UTF-8 bytes are the key
 * @param previous those that were in use before it, the oldest first. A key cannot be turned back
 *     into an id, so a newer secret is put over what the older ones have made ({@link Pseudonyms})
 */
public record PseudonymSecret(String text, List<String> previous) implements Serializable {
  /** A shorter one could be found by trying. */
  public static final int MIN_LENGTH = 8;

  /**
   * Fit for sample data only, since everybody knows it: whoever has an id can make its pseudonym.
   */
  public static final PseudonymSecret PUBLISHED =
      new PseudonymSecret("tideline: published, for sample data only");

  public PseudonymSecret {
    previous = List.copyOf(previous);
  }

  /** The first one, with none before it. */
  public PseudonymSecret(String text) {
    this(text, List.of());
  }

  /** The same with those before it: one a line, the oldest first; lines of blanks are none. */
  public PseudonymSecret after(String previousLines) {
    return new PseudonymSecret(
        text, previousLines.lines().filter(line -> !isBlankText(line)).toList());
  }

  /** Whether there is nothing in it but blanks, tabs, line ends and the like. */
  public boolean isBlank() {
    return isBlankText(text);
  }

  /** Whether it is too short to keep a secret, in Unicode code points. */
  public boolean isTooShort() {
    return isShortText(text);
  }

  /** Whether one of those before it is too short, or stands there twice, or is this one. */
  public boolean hasUnfitPrevious() {
    return previous.stream().anyMatch(PseudonymSecret::isShortText)
        || previous.contains(text)
        || previous.stream().distinct().count() < previous.size();
  }

  private static boolean isBlankText(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean isShortText(String text) {
    return text.codePointCount(0, text.length()) < MIN_LENGTH;
  }

  @Override
  public String toString() {
    return "***";
  }
}
