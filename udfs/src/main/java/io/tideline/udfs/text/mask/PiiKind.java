package io.tideline.udfs.text.mask;

import java.util.Locale;

/** The kinds of personal data that are masked in a text (SEMANTICS §10). */
public enum PiiKind {
  EMAIL,
  PHONE,
  IBAN,
  CARD,
  HANDLE;

  private final String placeholder = "[" + name().toLowerCase(Locale.ROOT) + "]";

  /** What stands in the masked text instead: {@code [email]}, {@code [phone]} and so on. */
  public String placeholder() {
    return placeholder;
  }
}
