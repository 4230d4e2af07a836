package io.tideline.udfs.text.normal;

import java.util.Arrays;

/** The tokens of a {@link NormalText}, as ranges of it. Used again for each text. */
public final class Tokens {
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private TokenKind[] kinds = new TokenKind[128];
  private long[] hashes = new long[128];
  private int size;

  void clear() {
    size = 0;
  }

  void add(NormalText text, TokenKind kind, int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    hashes[size] =
        switch (kind) {
          case WORD, HASHTAG, EMOJI, EMOTICON -> Hashes.word(text, start, end, 2);
          case NUMBER, URL, MENTION, PUNCTUATION -> 0;
        };
    kinds[size++] = kind;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** What a token is. */
  public TokenKind kind(int token) {
    return kinds[token];
  }

  /** The hash of a word, emoji or emoticon, runs of a letter as two at most; 0 of all others. */
  public long hash(int token) {
    return hashes[token];
  }

  /** Index of its first character in the normal form. */
  public int start(int token) {
    return starts[token];
  }

  /** Index behind its last character in the normal form. */
  public int end(int token) {
    return ends[token];
  }
}
