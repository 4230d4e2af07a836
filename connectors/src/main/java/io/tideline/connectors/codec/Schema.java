package io.tideline.connectors.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one kind of object in the order in which CONTRACTS §1 names them, which is the
 * order they are checked in.
 */
final class Schema {

  private final Field[] fields;
  private final int[] slots;
  private final boolean[] optional;
  private final boolean[] known = new boolean[Field.values().length];
  private final Field[] oneOf;

  private Schema(List<String> names, List<Field> oneOf) {
    this.fields = new Field[names.size()];
    this.slots = new int[names.size()];
    this.optional = new boolean[names.size()];
    this.oneOf = oneOf.toArray(Field[]::new);
    for (int i = 0; i < fields.length; i++) {
      String name = names.get(i);
      optional[i] = name.endsWith("?");
      fields[i] = field(optional[i] ? name.substring(0, name.length() - 1) : name);
      slots[i] = fields[i].slot();
      known[slots[i]] = true;
    }
  }

  /**
   * A schema from its text: names in order, {@code ?} after an optional one, and last, where at
   * least one of several optional fields must be there, their names joined by {@code |}; the first
   * of these is the one reported missing.
   */
  static Schema of(String text) {
    List<String> names = new ArrayList<>();
    List<Field> oneOf = new ArrayList<>();
    for (String word : text.split(" ")) {
      if (word.contains("|")) {
        for (String name : word.split("\\|")) {
          oneOf.add(field(name));
        }
      } else {
        names.add(word);
      }
    }
    return new Schema(names, oneOf);
  }

  private static Field field(String name) {
    return Field.valueOf(name.toUpperCase(Locale.ROOT));
  }

  boolean knows(Field field) {
    return known[field.slot()];
  }

  /** The first field in order that is missing or invalid; null where the object is valid. */
  @Nullable Problem violation(FieldValues values) {
    for (int i = 0; i < slots.length; i++) {
      if (!values.isValid(slots[i])) {
        if (values.has(fields[i])) {
          return Problem.invalid(fields[i]);
        }
        if (!optional[i]) {
          return Problem.missing(fields[i]);
        }
      }
    }
    return lacksAll(values) ? Problem.missing(oneOf[0]) : null;
  }

  private boolean lacksAll(FieldValues values) {
    for (Field field : oneOf) {
      if (values.has(field)) {
        return false;
      }
    }
    return oneOf.length > 0;
  }
}
