package io.tideline.job.config;

/** What a key holds, with the words for it in messages and in the reference. */
public enum ValueType {
  /** A text. */
  STRING("text"),
  /** A whole number. */
  INT("whole number"),
  /** A number and its unit, held as milliseconds. */
  DURATION("duration"),
  /** Yes or no. */
  BOOL("true or false"),
  /** Several texts: a YAML list, or one text with commas. */
  LIST("list"),
  /** Names below the key, each with a text. */
  MAP("map"),
  /** One of a few words. */
  ENUM("one of a list");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** The type in words. */
  public String words() {
    return words;
  }
}
