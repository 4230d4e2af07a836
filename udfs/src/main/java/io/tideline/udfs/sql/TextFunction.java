package io.tideline.udfs.sql;

import io.tideline.udfs.text.TextAnalyzer;
import io.tideline.udfs.text.TextVerdict;
import java.util.Objects;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function that says one thing of what {@link TextAnalyzer} finds in a text. Several of them over
 * the same text in a row read it once: each thread remembers the last text.
 */
public abstract class TextFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final ThreadLocal<LastText> LAST = ThreadLocal.withInitial(LastText::new);

  /** What the text says; its language as told where the text alone leaves it open. */
  static TextVerdict read(String text, @Nullable String language) {
    return LAST.get().read(text, language);
  }

  /** The text that a thread read last. */
  private static final class LastText {
    private @Nullable String text;
    private @Nullable String language;
    private @Nullable TextVerdict verdict;

    TextVerdict read(String asked, @Nullable String askedLanguage) {
      TextVerdict known = verdict;
      if (known == null || !asked.equals(text) || !Objects.equals(askedLanguage, language)) {
        known = TextAnalyzer.builtIn().analyze(asked, askedLanguage);
        text = asked;
        language = askedLanguage;
        verdict = known;
      }
      return known;
    }
  }
}
