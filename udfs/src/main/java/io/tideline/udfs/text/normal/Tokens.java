package io.tideline.udfs.text.normal;

import java.util.Arrays;

/** The tokens of a {@link NormalText}, as ranges of it. Used again for each text. */
public final class Tokens {
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private TokenKind[] kinds = new TokenKind[128];
  private int size;

  void clear() {
    size = 0;
  }

  void add(TokenKind kind, int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
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

  /** Index of its first character in the normal form. */
  public int start(int token) {
    return starts[token];
  }

  /** Index behind its last character in the normal form. */
  public int end(int token) {
    return ends[token];
  }
}
