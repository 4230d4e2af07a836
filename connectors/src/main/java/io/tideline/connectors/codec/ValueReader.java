package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value that the parser stands on into a field's slot, by the rules of the field's kind;
 * explicit null is absent. Values of kinds that are objects or arrays are handed to {@link
 * NestedReader}.
 */
final class ValueReader {

  private static final int MAX_ID = 128;
  private static final int MAX_TEXT = 10_000;

  private final RecentTexts recentTexts = new RecentTexts();
  private final NestedReader nested = new NestedReader(this);

  void read(JsonParser parser, Field field, FieldValues values) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> readString(parser, field, values);
      case VALUE_NUMBER_INT -> readInteger(parser, field, values);
      case VALUE_NUMBER_FLOAT -> readDecimal(parser, field, values);
      case VALUE_TRUE, VALUE_FALSE -> readBoolean(parser, field, values);
      case VALUE_NULL -> values.setAbsent(field);
      default -> values.set(field, nested.read(parser, field.kind()));
    }
  }

  private void readString(JsonParser parser, Field field, FieldValues values) throws IOException {
    switch (field.kind()) {
      case ID -> values.set(field, limited(parser.getText(), 1, MAX_ID));
      case SHARED_ID -> values.set(field, limited(shared(parser), 1, MAX_ID));
      case STRING -> values.set(field, parser.getText());
      case LABEL -> values.set(field, shared(parser));
      case TEXT -> values.set(field, limited(parser.getText(), 0, MAX_TEXT));
      case TIME -> readTime(parser, field, values);
      case DATE -> values.set(field, Scalars.date(parser.getText()));
      case MONEY -> values.set(field, Scalars.money(parser));
      case CURRENCY -> values.set(field, Scalars.currency(shared(parser)));
      case DIRECTION -> values.set(field, Scalars.direction(shared(parser)));
      case SENDER_TYPE -> values.set(field, Scalars.senderType(shared(parser)));
      case COST_KIND -> values.set(field, Scalars.costKind(shared(parser)));
      case COUNT, POSITIVE, NUMBER, BOOL, STRINGS, UTM, ITEMS, EXPERIMENT ->
          values.setInvalid(field);
    }
  }

  private String shared(JsonParser parser) throws IOException {
    return recentTexts.of(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** Null where the text has fewer or more code points than allowed. */
  private static @Nullable String limited(String text, int min, int max) {
    int length = text.length();
    if (length > max) {
      length = text.codePointCount(0, length);
    }
    return length < min || length > max ? null : text;
  }

  private static void readTime(JsonParser parser, Field field, FieldValues values)
      throws IOException {
    long millis =
        Rfc3339.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (millis == Rfc3339.INVALID) {
      values.setInvalid(field);
    } else {
      values.setNumber(field, millis);
    }
  }

  private void readInteger(JsonParser parser, Field field, FieldValues values) throws IOException {
    switch (field.kind()) {
      // Digit by digit: an id may be longer than any number type.
      case ID -> values.set(field, limited(parser.getText(), 1, MAX_ID));
      case SHARED_ID -> values.set(field, limited(shared(parser), 1, MAX_ID));
      case COUNT -> readCount(parser, field, values, 0);
      case POSITIVE -> readCount(parser, field, values, 1);
      case NUMBER -> readDecimal(parser, field, values);
      default -> values.setInvalid(field);
    }
  }

  private static void readCount(JsonParser parser, Field field, FieldValues values, long min)
      throws IOException {
    long count =
        Scalars.count(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (count < min) {
      values.setInvalid(field);
    } else {
      values.setNumber(field, count);
    }
  }

  private static void readDecimal(JsonParser parser, Field field, FieldValues values)
      throws IOException {
    double number =
        field.kind() == FieldKind.NUMBER ? Double.parseDouble(parser.getText()) : Double.NaN;
    if (number >= 0 && number <= Double.MAX_VALUE) {
      // Adding 0.0 turns the negative zero into the positive one.
      values.setDecimal(field, number + 0.0);
    } else {
      values.setInvalid(field);
    }
  }

  private static void readBoolean(JsonParser parser, Field field, FieldValues values) {
    boolean is = parser.currentToken() == JsonToken.VALUE_TRUE;
    values.set(field, field.kind() == FieldKind.BOOL ? Boolean.valueOf(is) : null);
  }
}
