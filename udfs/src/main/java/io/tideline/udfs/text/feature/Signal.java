package io.tideline.udfs.text.feature;

/** The numbers that {@link Signals} computes, in the order of a model's weights for them. */
public enum Signal {
  COMPOUND,
  COMPOUND_POSITIVE,
  COMPOUND_NEGATIVE,
  CLEARLY_POSITIVE,
  CLEARLY_NEGATIVE,
  NO_VALENCE,
  POSITIVE_SUM,
  NEGATIVE_SUM,
  BOTH,
  LAST_VALENCE,
  MOST_NEGATIVE,
  MOST_POSITIVE,
  PICTURES,
  DENSITY,
  QUESTION,
  QUESTIONS,
  QUESTION_AT_END,
  EXCLAMATION,
  EXCLAMATIONS,
  DOTS,
  URL,
  MENTION,
  MENTION_FIRST,
  HASHTAGS,
  NUMBERS,
  LONG_NUMBER,
  MONEY,
  PICTURE_SHARE,
  SHOUTING,
  SHORT,
  LONG,
  VERY_LONG,
  HIDDEN,
  ASTERISKS,
  REPETITION;

  /** How many there are. */
  public static final int COUNT = values().length;
}
