package io.tideline.connectors.codec;

import io.tideline.udfs.attribution.utm.UtmTags;
import io.tideline.udfs.event.ExperimentArm;
import io.tideline.udfs.event.OrderItem;
import io.tideline.udfs.event.Utm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects and arrays inside an event. Each method steps over the whole value, valid or
 * not; null: the value breaks its rule.
 */
final class NestedReader {

  private final JsonScanner scanner;
  private final ValueReader valueReader;
  private final FieldNames names;
  private final FieldValues values = new FieldValues();

  NestedReader(JsonScanner scanner, ValueReader valueReader) {
    this.scanner = scanner;
    this.names = new FieldNames(scanner);
    this.valueReader = valueReader;
  }

  @Nullable Object read(FieldKind kind) throws NotJson {
    boolean object = scanner.peek() == '{';
    if (object && kind == FieldKind.UTM) {
      return utm();
    }
    if (object && kind == FieldKind.EXPERIMENT) {
      return experiment();
    }
    if (!object && kind == FieldKind.ITEMS) {
      return items();
    }
    if (!object && kind == FieldKind.STRINGS) {
      return strings();
    }
    scanner.skipValue();
    return null;
  }

  private @Nullable Utm utm() throws NotJson {
    if (!readObject(Schemas.UTM)) {
      return null;
    }
    return new Utm(
        UtmTags.masked(values.getOrNull(Field.SOURCE)),
        UtmTags.masked(values.getOrNull(Field.MEDIUM)),
        UtmTags.masked(values.getOrNull(Field.CAMPAIGN)),
        UtmTags.masked(values.getOrNull(Field.CONTENT)),
        UtmTags.masked(values.getOrNull(Field.TERM)));
  }

  private @Nullable ExperimentArm experiment() throws NotJson {
    if (!readObject(Schemas.EXPERIMENT)) {
      return null;
    }
    boolean control = values.<Boolean>get(Field.CONTROL);
    return new ExperimentArm(values.get(Field.ID), values.get(Field.VARIANT), control);
  }

  private @Nullable List<OrderItem> items() throws NotJson {
    List<OrderItem> items = new ArrayList<>();
    boolean valid = true;
    scanner.enter();
    while (scanner.nextElement()) {
      if (scanner.peek() != '{') {
        valid = false;
        scanner.skipValue();
      } else if (readObject(Schemas.ITEM)) {
        items.add(item());
      } else {
        valid = false;
      }
    }
    return valid ? items : null;
  }

  private OrderItem item() {
    return new OrderItem(
        values.get(Field.PRODUCT_ID), values.number(Field.QUANTITY), values.get(Field.AMOUNT));
  }

  private @Nullable List<String> strings() throws NotJson {
    List<String> strings = new ArrayList<>();
    boolean valid = true;
    scanner.enter();
    while (scanner.nextElement()) {
      if (scanner.peek() == '"') {
        scanner.readString();
        strings.add(scanner.text());
      } else {
        valid = false;
        scanner.skipValue();
      }
    }
    return valid ? strings : null;
  }

  /** Whether the object obeys the schema; fields of no concern to it are skipped. */
  private boolean readObject(Schema schema) throws NotJson {
    values.clear();
    scanner.enter();
    while (scanner.nextMember()) {
      Field field = names.read();
      if (field != null && schema.knows(field)) {
        valueReader.read(field, values);
      } else {
        scanner.skipValue();
      }
    }
    return schema.violation(values) == null;
  }
}
