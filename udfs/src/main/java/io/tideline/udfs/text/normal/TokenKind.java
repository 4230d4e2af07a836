package io.tideline.udfs.text.normal;

/** What a token is. */
public enum TokenKind {
  WORD,
  NUMBER,
  URL,
  MENTION,
  /** A word of a hashtag: a tag is split where its letters turn to capitals. */
  HASHTAG,
  EMOJI,
  EMOTICON,
  PUNCTUATION
}
