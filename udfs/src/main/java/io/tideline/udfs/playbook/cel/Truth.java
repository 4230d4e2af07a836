package io.tideline.udfs.playbook.cel;

/** What a condition says of a signal. */
public enum Truth {
  TRUE,
  FALSE,
  /** It asks for something that is absent, and what is known does not settle it. */
  UNKNOWN,
  /** It could not be judged. */
  ERROR;

  static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** False settles it, else what is absent, else what failed. */
  Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return weaker(other, TRUE);
  }

  /** True settles it, else what is absent, else what failed. */
  Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return weaker(other, FALSE);
  }

  /** The opposite of what is known. */
  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      default -> this;
    };
  }

  private Truth weaker(Truth other, Truth settled) {
    if (this == UNKNOWN || other == UNKNOWN) {
      return UNKNOWN;
    }
    return this == ERROR || other == ERROR ? ERROR : settled;
  }
}
