package io.tideline.connectors.codec;

import org.jspecify.annotations.Nullable;

/** Finds a {@link Field} by its name in JSON: one multiplication, one comparison. */
final class FieldNames {

  private static final int BITS = 10;
  private static final int MULTIPLIER = multiplierWithoutCollision();
  private static final @Nullable Field[] TABLE = table(MULTIPLIER);

  private FieldNames() {}

  /** The field of that name, null where the contract knows none. */
  static @Nullable Field find(String name) {
    Field field = TABLE[index(name, MULTIPLIER)];
    return field != null && field.wireName().equals(name) ? field : null;
  }

  private static int index(String name, int multiplier) {
    return (name.hashCode() * multiplier) >>> (32 - BITS);
  }

  private static int multiplierWithoutCollision() {
    int multiplier = 0x9E3779B1;
    while (table(multiplier).length == 0) {
      multiplier += 2;
    }
    return multiplier;
  }

  /** Empty where two names fall on one place. */
  private static @Nullable Field[] table(int multiplier) {
    @Nullable Field[] table = new Field[1 << BITS];
    for (Field field : Field.values()) {
      int index = index(field.wireName(), multiplier);
      if (table[index] != null) {
        return new Field[0];
      }
      table[index] = field;
    }
    return table;
  }
}
