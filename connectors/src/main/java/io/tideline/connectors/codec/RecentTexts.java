package io.tideline.connectors.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads short strings that many records share (type, account, platform, language, campaign) as one
 * instance instead of a copy a record. The field's last value is tried first, whole and with its
 * quotes; then the strings seen lately.
 */
final class RecentTexts {

  private static final int BITS = 12;
  private static final int MAX_LENGTH = Octets.Pattern.MAX_LENGTH - 2;

  private final JsonScanner scanner;
  private final @Nullable Seen[] seen = new Seen[1 << BITS];
  private final @Nullable Seen[] lastOfField = new Seen[Field.values().length];

  /** A string and how it stands in JSON. */
  private record Seen(String text, Octets.Pattern token) {}

  RecentTexts(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Reads the string that the scanner stands before, for a field that seldom changes. */
  String readSteady(Field field) throws NotJson {
    Seen last = lastOfField[field.slot()];
    if (last != null && scanner.stepOver(last.token)) {
      return last.text;
    }
    String text = read();
    Seen seenNow = seen[place(scanner)];
    if (seenNow != null && seenNow.text.equals(text)) {
      lastOfField[field.slot()] = seenNow;
    }
    return text;
  }

  /** Reads the string that the scanner stands before. */
  String read() throws NotJson {
    scanner.readString();
    if (!scanner.isPlain() || scanner.length() > MAX_LENGTH) {
      return scanner.text();
    }
    int place = place(scanner);
    Seen known = seen[place];
    if (known == null || !known.token.isAt(scanner.bytes(), scanner.from() - 1)) {
      String text = scanner.text();
      known = new Seen(text, new Octets.Pattern('"' + text + '"'));
      seen[place] = known;
    }
    return known.text;
  }

  private static int place(JsonScanner scanner) {
    return Octets.hash(scanner.bytes(), scanner.from(), scanner.length()) >>> (32 - BITS);
  }
}
