package io.tideline.connectors.codec;

import java.nio.charset.StandardCharsets;

/**
 * Steps through the JSON (RFC 8259, strictly) of one record without copying it: no tree, no token
 * objects, no names; strings and numbers are spans of the record until somebody wants them.
 *
 * <p>A parser of its own because Jackson's tokens and copies alone take as long as this whole
 * decoder; {@code DecodeBenchmark} has the figures, and the tests hold the two parsers against each
 * other.
 */
final class JsonScanner {

  static final int MAX_DEPTH = 32;

  private byte[] bytes = new byte[0];
  private int at;
  private int depth;
  private boolean first;

  private int from;
  private int to;
  private boolean escaped;
  private boolean ascii;
  private boolean integer;

  /** Begins with another record. */
  void open(byte[] record) {
    bytes = record;
    at = 0;
    depth = 0;
  }

  /** The first byte of what comes next, which tells what it is. */
  byte peek() throws NotJson {
    if (!skipSpace()) {
      throw NotJson.INSTANCE;
    }
    return bytes[at];
  }

  /** Whether nothing but white space is left. */
  boolean atEnd() {
    return !skipSpace();
  }

  private boolean skipSpace() {
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        return true;
      }
      at++;
    }
    return false;
  }

  /** Steps over the opening bracket that {@link #peek} has shown. */
  void enter() throws NotJson {
    depth++;
    if (depth > MAX_DEPTH) {
      throw NotJson.INSTANCE;
    }
    first = true;
    at++;
  }

  /** Whether another member comes, which is a name next; steps over the object's end if not. */
  boolean nextMember() throws NotJson {
    return nextOrEnd('}');
  }

  /** Whether another element comes; steps over the array's end if not. */
  boolean nextElement() throws NotJson {
    return nextOrEnd(']');
  }

  /** Steps over a member's name, which is then the string, and its colon. */
  void readName() throws NotJson {
    if (peek() != '"') {
      throw NotJson.INSTANCE;
    }
    readString();
    expect(':');
  }

  /** Steps over these very bytes where they come next. */
  boolean stepOver(Octets.Pattern token) {
    if (!token.isAt(bytes, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private boolean nextOrEnd(char close) throws NotJson {
    if (peek() == close) {
      at++;
      depth--;
      first = false;
      return false;
    }
    if (!first) {
      expect(',');
      skipSpace();
    }
    first = false;
    return true;
  }

  private void expect(char wanted) throws NotJson {
    if (peek() != wanted) {
      throw NotJson.INSTANCE;
    }
    at++;
  }

  /** Reads the string whose opening quote {@link #peek} has shown. */
  void readString() throws NotJson {
    at++;
    from = at;
    escaped = false;
    ascii = true;
    for (at = Octets.endOfPlain(bytes, at); !atQuote(); at = Octets.endOfPlain(bytes, at)) {
      if (bytes[at] == '\\') {
        escaped = true;
        at += positive(JsonEscapes.length(bytes, at));
      } else if (bytes[at] < 0) {
        ascii = false;
        at += positive(Utf8.sequenceLength(bytes, at));
      } else {
        throw NotJson.INSTANCE;
      }
    }
    to = at;
    at++;
  }

  private boolean atQuote() throws NotJson {
    if (at == bytes.length) {
      throw NotJson.INSTANCE;
    }
    return bytes[at] == '"';
  }

  private static int positive(int length) throws NotJson {
    if (length == 0) {
      throw NotJson.INSTANCE;
    }
    return length;
  }

  /** Reads the number whose first byte {@link #peek} has shown. */
  void readNumber() throws NotJson {
    from = at;
    escaped = false;
    ascii = true;
    integer = true;
    if (bytes[at] == '-') {
      at++;
    }
    if (at < bytes.length && bytes[at] == '0') {
      at++;
    } else {
      readDigits();
    }
    if (at < bytes.length && bytes[at] == '.') {
      integer = false;
      at++;
      readDigits();
    }
    if (at < bytes.length && (bytes[at] | 0x20) == 'e') {
      integer = false;
      at++;
      if (at < bytes.length && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      readDigits();
    }
    to = at;
  }

  private void readDigits() throws NotJson {
    int start = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    positive(at - start);
  }

  /** Steps over {@code true}, {@code false} or {@code null}. */
  void readLiteral(String literal) throws NotJson {
    for (int i = 0; i < literal.length(); i++) {
      if (at == bytes.length || bytes[at] != literal.charAt(i)) {
        throw NotJson.INSTANCE;
      }
      at++;
    }
  }

  /** Steps over any value. */
  void skipValue() throws NotJson {
    switch (peek()) {
      case '"' -> readString();
      case '{' -> {
        enter();
        while (nextMember()) {
          readName();
          skipValue();
        }
      }
      case '[' -> {
        enter();
        while (nextElement()) {
          skipValue();
        }
      }
      case 't' -> readLiteral("true");
      case 'f' -> readLiteral("false");
      case 'n' -> readLiteral("null");
      default -> readNumber();
    }
  }

  /** What {@link #from} and {@link #to} are places of. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the last string's content or number begins. */
  int from() {
    return from;
  }

  int length() {
    return to - from;
  }

  /** Whether the span of the last string is not yet its content. */
  boolean isEscaped() {
    return escaped;
  }

  /** Whether the last string is ASCII without an escape. */
  boolean isPlain() {
    return ascii && !escaped;
  }

  /** Whether the last number has neither a fraction nor an exponent. */
  boolean isInteger() {
    return integer;
  }

  /** The last string's content, or the last number as written. */
  String text() {
    if (escaped) {
      return JsonEscapes.unescaped(bytes, from, to);
    }
    return ascii ? asciiText() : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The deprecated constructor is the one that the compiler inlines, and right for ASCII. */
  @SuppressWarnings("deprecation")
  private String asciiText() {
    return new String(bytes, 0, from, to - from);
  }
}
