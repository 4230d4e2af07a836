package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tideline.udfs.event.ExperimentArm;
import io.tideline.udfs.event.OrderItem;
import io.tideline.udfs.event.Utm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects and arrays inside an event. Each method leaves the parser on the value's last
 * token, valid or not; null: the value breaks its rule.
 */
final class NestedReader {

  private final ValueReader valueReader;
  private final FieldValues values = new FieldValues();

  NestedReader(ValueReader valueReader) {
    this.valueReader = valueReader;
  }

  @Nullable Object read(JsonParser parser, FieldKind kind) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (object && kind == FieldKind.UTM) {
      return utm(parser);
    }
    if (object && kind == FieldKind.EXPERIMENT) {
      return experiment(parser);
    }
    if (!object && kind == FieldKind.ITEMS) {
      return items(parser);
    }
    if (!object && kind == FieldKind.STRINGS) {
      return strings(parser);
    }
    parser.skipChildren();
    return null;
  }

  private @Nullable Utm utm(JsonParser parser) throws IOException {
    if (!readObject(parser, Schemas.UTM)) {
      return null;
    }
    return new Utm(
        values.getOrNull(Field.SOURCE),
        values.getOrNull(Field.MEDIUM),
        values.getOrNull(Field.CAMPAIGN),
        values.getOrNull(Field.CONTENT),
        values.getOrNull(Field.TERM));
  }

  private @Nullable ExperimentArm experiment(JsonParser parser) throws IOException {
    if (!readObject(parser, Schemas.EXPERIMENT)) {
      return null;
    }
    boolean control = values.<Boolean>get(Field.CONTROL);
    return new ExperimentArm(values.get(Field.ID), values.get(Field.VARIANT), control);
  }

  private @Nullable List<OrderItem> items(JsonParser parser) throws IOException {
    List<OrderItem> items = new ArrayList<>();
    boolean valid = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT && readObject(parser, Schemas.ITEM)) {
        items.add(
            new OrderItem(
                values.get(Field.PRODUCT_ID),
                values.number(Field.QUANTITY),
                values.get(Field.AMOUNT)));
      } else {
        valid = false;
        parser.skipChildren();
      }
    }
    return valid ? items : null;
  }

  private static @Nullable List<String> strings(JsonParser parser) throws IOException {
    List<String> strings = new ArrayList<>();
    boolean valid = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        strings.add(parser.getText());
      } else {
        valid = false;
        parser.skipChildren();
      }
    }
    return valid ? strings : null;
  }

  /** Whether the object obeys the schema; fields of no concern to it are skipped. */
  private boolean readObject(JsonParser parser, Schema schema) throws IOException {
    values.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Field field = FieldNames.find(name);
      parser.nextToken();
      if (field != null && schema.knows(field)) {
        valueReader.read(parser, field, values);
      } else {
        parser.skipChildren();
      }
    }
    return schema.violation(values) == null;
  }
}
