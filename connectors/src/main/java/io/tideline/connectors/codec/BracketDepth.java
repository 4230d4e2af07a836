package io.tideline.connectors.codec;

/**
 * How deep the brackets outside strings nest in bytes that need not be JSON: depth is checked
 * before JSON (CONTRACTS §1), so a record that is malformed somewhere can still be too deep. A
 * quote that no other quote ends is a byte like any other.
 */
final class BracketDepth {

  private final byte[] bytes;

  /** Up to here no quote ends another: all between are escaped ones of a string without an end. */
  private int noStringBefore;

  private BracketDepth(byte[] bytes) {
    this.bytes = bytes;
  }

  static int of(byte[] bytes) {
    return new BracketDepth(bytes).deepest();
  }

  private int deepest() {
    int depth = 0;
    int deepest = 0;
    for (int at = 0; at < bytes.length; at++) {
      switch (bytes[at]) {
        case '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ']', '}' -> depth--;
        case '"' -> at = at < noStringBefore ? at : endOfString(at);
        default -> {}
      }
    }
    return deepest;
  }

  /** The place of the closing quote; the opening one's where there is none. */
  private int endOfString(int start) {
    int at = start + 1;
    while (at < bytes.length && bytes[at] != '"') {
      if (bytes[at] == '\\') {
        at++;
        if (at >= bytes.length || bytes[at] == '\n') {
          break;
        }
      }
      at++;
    }
    if (at < bytes.length && bytes[at] == '"') {
      return at;
    }
    noStringBefore = at;
    return start;
  }
}
