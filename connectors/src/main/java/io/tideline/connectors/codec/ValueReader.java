package io.tideline.connectors.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads the value that the scanner stands before into a field's slot, by the rules of the field's
 * kind; explicit null is absent. Objects and arrays are handed to {@link NestedReader}.
 */
final class ValueReader {

  private static final int MAX_ID = 128;
  private static final int MAX_TEXT = 10_000;

  private final JsonScanner scanner;
  private final RecentTexts recentTexts;
  private final NestedReader nested;

  ValueReader(JsonScanner scanner) {
    this.scanner = scanner;
    this.recentTexts = new RecentTexts(scanner);
    this.nested = new NestedReader(scanner, this);
  }

  void read(Field field, FieldValues values) throws NotJson {
    switch (scanner.peek()) {
      case '"' -> readString(field, values);
      case '{', '[' -> values.set(field, nested.read(field.kind()));
      case 't' -> {
        scanner.readLiteral("true");
        setBoolean(field, values, true);
      }
      case 'f' -> {
        scanner.readLiteral("false");
        setBoolean(field, values, false);
      }
      case 'n' -> {
        scanner.readLiteral("null");
        values.setAbsent(field);
      }
      default -> {
        scanner.readNumber();
        setNumber(field, values);
      }
    }
  }

  private void readString(Field field, FieldValues values) throws NotJson {
    switch (field.kind()) {
      case ID -> values.set(field, limited(string(), 1, MAX_ID));
      case SHARED_ID -> values.set(field, limited(recentTexts.read(), 1, MAX_ID));
      case STRING -> values.set(field, string());
      case LABEL -> values.set(field, recentTexts.readSteady(field));
      case TEXT -> values.set(field, limited(string(), 0, MAX_TEXT));
      case TIME -> readTime(field, values);
      case DATE -> values.set(field, Scalars.date(string()));
      case MONEY -> values.set(field, Scalars.money(string()));
      case CURRENCY -> values.set(field, Scalars.currency(recentTexts.readSteady(field)));
      case DIRECTION -> values.set(field, Scalars.direction(recentTexts.readSteady(field)));
      case SENDER_TYPE -> values.set(field, Scalars.senderType(recentTexts.readSteady(field)));
      case COST_KIND -> values.set(field, Scalars.costKind(recentTexts.readSteady(field)));
      case COUNT, POSITIVE, NUMBER, BOOL, STRINGS, UTM, ITEMS, EXPERIMENT -> {
        scanner.readString();
        values.setInvalid(field);
      }
    }
  }

  private String string() throws NotJson {
    scanner.readString();
    return scanner.text();
  }

  /** Null where the text has fewer or more code points than allowed. */
  private static @Nullable String limited(String text, int min, int max) {
    int length = text.length();
    if (length > max) {
      length = text.codePointCount(0, length);
    }
    return length < min || length > max ? null : text;
  }

  private void readTime(Field field, FieldValues values) throws NotJson {
    scanner.readString();
    long millis =
        scanner.isEscaped()
            ? Rfc3339.parse(scanner.text())
            : Rfc3339.parse(scanner.bytes(), scanner.from(), scanner.length());
    if (millis == Rfc3339.INVALID) {
      values.setInvalid(field);
    } else {
      values.setNumber(field, millis);
    }
  }

  private void setNumber(Field field, FieldValues values) {
    switch (field.kind()) {
      // Digit by digit: an id may be longer than any number type.
      case ID, SHARED_ID -> {
        String id = scanner.isInteger() ? limited(scanner.text(), 1, MAX_ID) : null;
        values.set(field, id);
      }
      case COUNT -> setCount(field, values, 0);
      case POSITIVE -> setCount(field, values, 1);
      case NUMBER -> setDecimal(field, values);
      default -> values.setInvalid(field);
    }
  }

  private void setCount(Field field, FieldValues values, long min) {
    long count =
        scanner.isInteger() ? Scalars.count(scanner.bytes(), scanner.from(), scanner.length()) : -1;
    if (count < min) {
      values.setInvalid(field);
    } else {
      values.setNumber(field, count);
    }
  }

  private void setDecimal(Field field, FieldValues values) {
    double number = Double.parseDouble(scanner.text());
    if (number >= 0 && number <= Double.MAX_VALUE) {
      // Adding 0.0 turns the negative zero into the positive one.
      values.setDecimal(field, number + 0.0);
    } else {
      values.setInvalid(field);
    }
  }

  private static void setBoolean(Field field, FieldValues values, boolean is) {
    values.set(field, field.kind() == FieldKind.BOOL ? Boolean.valueOf(is) : null);
  }
}
