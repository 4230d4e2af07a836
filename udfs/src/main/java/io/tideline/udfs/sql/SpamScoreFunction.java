package io.tideline.udfs.sql;

import org.jspecify.annotations.Nullable;

/**
 * {@code SPAM_SCORE(text)}: the probability that the text is spam, 0 to 1 (SEMANTICS §3).
 *
 * <p>A second argument is the BCP 47 tag that came with the text, for texts too short to tell.
 */
public final class SpamScoreFunction extends TextFunction {
  private static final long serialVersionUID = 1;

  /** For a text that came without a language. */
  public @Nullable Double eval(@Nullable String text) {
    return eval(text, null);
  }

  /** For a text that came with a language, or with none if that is null. */
  public @Nullable Double eval(@Nullable String text, @Nullable String language) {
    return text == null ? null : read(text, language).spam();
  }
}
