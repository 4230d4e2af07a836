package io.tideline.udfs.text.normal;

/** Splits a normal text into tokens, in one pass. */
public final class Tokenizer {
  /** More stars in a row are no hidden letters. */
  private static final int MOST_STARS = 10;

  private final Emoticons emoticons = Emoticons.builtIn();

  /** Fills {@code into} with the tokens of the text. */
  public void read(NormalText text, Tokens into) {
    into.clear();
    int i = 0;
    while (i < text.length()) {
      char c = text.at(i);
      if (c == ' ') {
        i++;
      } else if (isWordChar(c)) {
        i = readWord(text, i, into);
      } else if (c == '@' && i + 1 < text.length() && isHandleChar(text.at(i + 1))) {
        i = readMention(text, i, into);
      } else if (c == '#' && i + 1 < text.length() && isWordChar(text.at(i + 1))) {
        i = readHashtag(text, i + 1, into);
      } else {
        i = readSymbol(text, i, into);
      }
    }
  }

  private int readWord(NormalText text, int from, Tokens into) {
    int emoticon = emoticons.lengthAt(text, from);
    if (emoticon > 0) {
      into.add(text, TokenKind.EMOTICON, from, from + emoticon);
      return from + emoticon;
    }
    if (isUrl(text, from)) {
      int end = endOfChunk(text, from);
      into.add(text, TokenKind.URL, from, end);
      return end;
    }
    int i = from;
    boolean letter = false;
    while (i < text.length() && (isWordChar(text.at(i)) || joins(text, i))) {
      letter |= !isDigitOrJoin(text.at(i));
      i++;
    }
    if (letter && Domains.endsAt(text, i)) {
      int end = endOfChunk(text, i);
      into.add(text, TokenKind.URL, from, end);
      return end;
    }
    into.add(text, letter ? TokenKind.WORD : TokenKind.NUMBER, from, i);
    return i;
  }

  private static boolean isDigitOrJoin(char c) {
    return (c >= '0' && c <= '9') || c == '\'' || c == '.' || c == ',' || c == '*' || c == ':';
  }

  /**
   * An apostrophe, a censoring star, a leet sign or a decimal point between two word characters.
   */
  private static boolean joins(NormalText text, int i) {
    if (i + 1 >= text.length()) {
      return false;
    }
    char c = text.at(i);
    char before = text.at(i - 1);
    char after = text.at(i + 1);
    return switch (c) {
      case '\'', '\u2019' -> isWordChar(after);
      case '*' -> starsEndInLetter(text, i);
      case '$', '!' -> Character.isLetter(after) && isWordChar(before);
      case '@' -> Character.isLetter(after) && Character.isLetter(before);
      case '.', ',', ':' -> Character.isDigit(before) && Character.isDigit(after);
      default -> false;
    };
  }

  /** Whether the stars from an index on hide letters of a word, as in "f**k". */
  private static boolean starsEndInLetter(NormalText text, int from) {
    int i = from;
    int most = Math.min(text.length(), from + MOST_STARS + 1);
    while (i < most && text.at(i) == '*') {
      i++;
    }
    return i < most && Character.isLetter(text.at(i));
  }

  private static int readMention(NormalText text, int from, Tokens into) {
    int i = from + 1;
    while (i < text.length() && (isHandleChar(text.at(i)) || isInnerDot(text, i))) {
      i++;
    }
    into.add(text, TokenKind.MENTION, from, i);
    return i;
  }

  /** Whether a handle goes on behind a dot; one with a capital behind it ends a sentence. */
  private static boolean isInnerDot(NormalText text, int i) {
    return text.at(i) == '.'
        && i + 1 < text.length()
        && isHandleChar(text.at(i + 1))
        && !text.isCapital(i + 1);
  }

  private static boolean isHandleChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** The words of a tag: "#LoveThisSong" and "#love_this_song" are three each. */
  private static int readHashtag(NormalText text, int from, Tokens into) {
    int start = from;
    int i = from;
    while (i < text.length() && isHandleChar(text.at(i))) {
      boolean turns = i > start && text.isCapital(i) && !text.isCapital(i - 1);
      if (turns || text.at(i) == '_') {
        addTagWord(text, start, i, into);
        start = text.at(i) == '_' ? i + 1 : i;
      }
      i++;
    }
    addTagWord(text, start, i, into);
    return i;
  }

  private static void addTagWord(NormalText text, int start, int end, Tokens into) {
    if (end > start) {
      into.add(text, TokenKind.HASHTAG, start, end);
    }
  }

  private int readSymbol(NormalText text, int from, Tokens into) {
    int emoticon = emoticons.lengthAt(text, from);
    if (emoticon > 0) {
      into.add(text, TokenKind.EMOTICON, from, from + emoticon);
      return from + emoticon;
    }
    char c = text.at(from);
    if (isEmoji(text, from)) {
      int end = from + (Character.isHighSurrogate(c) ? 2 : 1);
      into.add(text, TokenKind.EMOJI, from, end);
      return end;
    }
    int i = from + 1;
    while (i < text.length() && text.at(i) == c) {
      i++;
    }
    into.add(text, TokenKind.PUNCTUATION, from, i);
    return i;
  }

  private static boolean isUrl(NormalText text, int from) {
    char c = text.at(from);
    return (c == 'h' && (startsWith(text, from, "http://") || startsWith(text, from, "https://")))
        || (c == 'w' && startsWith(text, from, "www."));
  }

  private static boolean startsWith(NormalText text, int from, String prefix) {
    if (from + prefix.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (text.at(from + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int endOfChunk(NormalText text, int from) {
    int i = from;
    while (i < text.length() && text.at(i) != ' ') {
      i++;
    }
    return i;
  }

  static boolean isWordChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xAA && isForeign(c));
  }

  private static boolean isForeign(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isEmoji(NormalText text, int i) {
    char c = text.at(i);
    if (Character.isHighSurrogate(c)) {
      return true;
    }
    return (c >= 0x2190 && c <= 0x2BFF) || c == 0x203C || c == 0x2049 || c == 0x3030;
  }
}
