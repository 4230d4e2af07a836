package io.tideline.udfs.privacy;

import java.io.Serializable;

/**
 * What turns ids into pseudonyms that only its owner can make. It never shows: {@link #toString}
 * hides it.
 *
 * @param text any text; its UTF-8 bytes are the key
 */
public record PseudonymSecret(String text) implements Serializable {
  /** A shorter one could be found by trying. */
  public static final int MIN_LENGTH = 8;

  /**
   * Fit for sample data only, since everybody knows it: whoever has an id can make its pseudonym.
   */
  public static final PseudonymSecret PUBLISHED =
      new PseudonymSecret("tideline: published, for sample data only");

  /** Whether there is nothing in it but blanks, tabs, line ends and the like. */
  public boolean isBlank() {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** Whether it is too short to keep a secret, in Unicode code points. */
  public boolean isTooShort() {
    return text.codePointCount(0, text.length()) < MIN_LENGTH;
  }

  @Override
  public String toString() {
    return "***";
  }
}
