package io.tideline.udfs.playbook.faq;

import io.tideline.udfs.playbook.Playbook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the FAQ entry that answers a text. Not for several threads. */
public final class FaqIndex {
  /** Of a playbook's entries. */
  public static FaqIndex of(Playbook playbook) {
    return new FaqIndex();
  }

  /**
   * The best entry, if it matches well enough.
   *
   * @param language en, de, nl; with another or null, entries of all languages are tried
   */
  public Optional<FaqMatch> match(String text, @Nullable String language) {
    return Optional.empty();
  }
}
