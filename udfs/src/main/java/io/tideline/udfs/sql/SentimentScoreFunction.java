package io.tideline.udfs.sql;

import org.jspecify.annotations.Nullable;

/**
 * {@code SENTIMENT_SCORE(text)}: 0 (negative) to 1 (positive), 0.5 neutral (SEMANTICS §3).
 *
 * <p>A second argument is the BCP 47 tag that came with the text, for texts too short to tell.
 */
public final class SentimentScoreFunction extends TextFunction {
  private static final long serialVersionUID = 1;

  /** For a text that came without a language. */
  public @Nullable Double eval(@Nullable String text) {
    return eval(text, null);
  }

  /** For a text that came with a language, or with none if that is null. */
  public @Nullable Double eval(@Nullable String text, @Nullable String language) {
    return text == null ? null : read(text, language).sentimentScore();
  }
}
