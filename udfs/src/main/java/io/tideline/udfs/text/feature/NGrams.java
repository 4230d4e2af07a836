package io.tideline.udfs.text.feature;

import io.tideline.udfs.text.lexicon.Lexicon;
import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.TokenKind;
import io.tideline.udfs.text.normal.Tokens;

/**
 * The hashed word and character n-grams of a text: words, pairs of neighbours, words behind a
 * negation, and the 2 to 5 characters long pieces of every word with its borders. Each is a bucket
 * of {@link #BUCKETS}. Used again for each text.
 */
public final class NGrams {
  /** Bits of a bucket's number. */
  public static final int BITS = 20;

  /** How many buckets there are. */
  public static final int BUCKETS = 1 << BITS;

  private static final int MOST = 4_096;
  private static final int LONGEST_WORD = 32;
  private static final int NEGATED_WORDS = 3;
  private static final long PAIR = 0x2545F4914F6CDD1DL;
  private static final long SKIP = 0x5851F42D4C957F2DL;
  private static final long NEGATED = 0x14057B7EF767814FL;
  private static final long PIECE = 0x6C62272E07BB0142L;
  private static final long HOST = 0x3C6EF372FE94F82BL;
  private static final long START = 17;
  private static final long END = 19;

  private final int[] words = new int[MOST];
  private final int[] pieces = new int[MOST];
  private int wordCount;
  private int pieceCount;
  private int negated;

  /** Reads the n-grams of a text. */
  public void read(NormalText text, Tokens tokens) {
    wordCount = 0;
    pieceCount = 0;
    negated = 0;
    long before = START;
    long beforeThat = START;
    for (int t = 0; t < tokens.size() && wordCount < MOST - 8 && pieceCount < MOST - 256; t++) {
      long hash = hash(text, tokens, t);
      addWord(hash);
      addWord(Hashes.join(before, hash) ^ PAIR);
      addWord(Hashes.join(beforeThat, hash) ^ SKIP);
      if (isWord(tokens.kind(t))) {
        addSpellings(text, tokens, t, hash);
      } else if (tokens.kind(t) == TokenKind.URL) {
        addWord(host(text, tokens.start(t), tokens.end(t)));
        addPieces(text, tokens.start(t), Math.min(tokens.end(t), tokens.start(t) + LONGEST_WORD));
      } else if (tokens.kind(t) == TokenKind.NUMBER) {
        addPieces(text, tokens.start(t), Math.min(tokens.end(t), tokens.start(t) + LONGEST_WORD));
      } else if (tokens.kind(t) == TokenKind.PUNCTUATION) {
        negated = 0;
      }
      beforeThat = before;
      before = hash;
    }
    addWord(Hashes.join(before, END) ^ PAIR);
  }

  /** The hash of a web address's host. */
  private static long host(NormalText text, int from, int to) {
    int start = from;
    for (int i = from; i + 2 < to && text.at(i) != '.'; i++) {
      if (text.at(i) == '/' && text.at(i + 1) == '/') {
        start = i + 2;
      }
    }
    int end = start;
    while (end < to && text.at(end) != '/' && text.at(end) != '?') {
      end++;
    }
    return Hashes.word(text, start, end, 2) ^ HOST;
  }

  private static boolean isWord(TokenKind kind) {
    return kind == TokenKind.WORD || kind == TokenKind.HASHTAG;
  }

  private static long hash(NormalText text, Tokens tokens, int t) {
    int from = tokens.start(t);
    int to = tokens.end(t);
    return switch (tokens.kind(t)) {
      case WORD, HASHTAG, EMOJI, EMOTICON -> tokens.hash(t);
      case NUMBER -> Hashes.step(101, Math.min(8, to - from));
      case URL -> 102;
      case MENTION -> 103;
      case PUNCTUATION -> Hashes.step(Hashes.step(104, text.at(from)), Math.min(3, to - from));
    };
  }

  private void addSpellings(NormalText text, Tokens tokens, int t, long hash) {
    int from = tokens.start(t);
    int to = Math.min(tokens.end(t), from + LONGEST_WORD);
    if (Hashes.isDrawnOut(text, from, to)) {
      addWord(Hashes.word(text, from, to, 1));
      addWord(105);
    }
    long plain = Leet.word(text, from, to);
    if (plain != 0) {
      addWord(plain);
      addWord(106);
    }
    if (negated > 0) {
      addWord(hash ^ NEGATED);
      negated--;
    }
    if (Lexicon.isAnyNegation(hash)) {
      negated = NEGATED_WORDS;
    }
    addPieces(text, from, to);
  }

  private void addPieces(NormalText text, int from, int to) {
    for (int start = from - 1; start < to; start++) {
      long h = Hashes.step(PIECE, start < from ? '<' : text.at(start));
      int last = Math.min(start + 4, to);
      for (int i = start + 1; i <= last; i++) {
        h = Hashes.step(h, i == to ? '>' : text.at(i));
        if (pieceCount < MOST) {
          pieces[pieceCount++] = bucket(h);
        }
      }
    }
  }

  private void addWord(long hash) {
    if (wordCount < MOST) {
      words[wordCount++] = bucket(hash);
    }
  }

  /** The bucket of a hash. */
  static int bucket(long hash) {
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
  }

  /** How many words, pairs and words behind a negation there are. */
  public int wordCount() {
    return wordCount;
  }

  /** Their buckets: the first {@link #wordCount} of this array. */
  public int[] words() {
    return words;
  }

  /** How many pieces of words there are. */
  public int pieceCount() {
    return pieceCount;
  }

  /** Their buckets: the first {@link #pieceCount} of this array. */
  public int[] pieces() {
    return pieces;
  }
}
