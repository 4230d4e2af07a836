package io.tideline.job.config;

/**
 * What holds where a key is not given.
 *
 * @param kind whether the key must be given, has a default, or may be absent
 * @param text the default as one would write it; for an absent key, in words what happens then
 */
public record Fallback(Kind kind, String text) {
  /** The three cases. */
  public enum Kind {
    REQUIRED,
    DEFAULT,
    ABSENT
  }
}
