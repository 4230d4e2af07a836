package io.tideline.udfs.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that are told apart (SEMANTICS §3). */
public enum Language {
  EN,
  DE,
  NL,
  /** Another language, several at once, or too little text to say. */
  UND;

  /** The BCP 47 tag: {@code en}, {@code de}, {@code nl} or {@code und}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a BCP 47 tag such as {@code nl-BE}; {@link #UND} for null and any other. */
  public static Language ofTag(@Nullable String tag) {
    if (tag == null
        || tag.length() < 2
        || (tag.length() > 2 && Character.isLetter(tag.charAt(2)))) {
      return UND;
    }
    return switch (tag.substring(0, 2).toLowerCase(Locale.ROOT)) {
      case "en" -> EN;
      case "de" -> DE;
      case "nl" -> NL;
      default -> UND;
    };
  }
}
