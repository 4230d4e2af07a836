package io.tideline.connectors.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of an object's members as {@link Field}s. A producer writes its fields in the
 * same order again and again, so the name that followed the last one before is tried first, whole
 * and with its quotes and colon; any other is looked up in a table without collisions.
 */
final class FieldNames {

  private static final Field[] FIELDS = Field.values();
  private static final byte[][] NAMES =
      Arrays.stream(FIELDS).map(FieldNames::bytesOf).toArray(byte[][]::new);
  private static final Octets.Pattern[] TOKENS =
      Arrays.stream(FIELDS)
          .map(field -> new Octets.Pattern('"' + field.wireName() + "\":"))
          .toArray(Octets.Pattern[]::new);

  private static final int BITS = 12;
  private static final int MULTIPLIER = multiplierWithoutCollision();
  private static final @Nullable Field[] TABLE = table(MULTIPLIER);

  private final JsonScanner scanner;
  // By slot, not by field: storing references here would be paid for at every name.
  private final int[] followers = new int[FIELDS.length];
  private int last;

  FieldNames(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Steps over a member's name and colon; null where the contract knows no such field. */
  @Nullable Field read() throws NotJson {
    int guess = followers[last];
    if (scanner.stepOver(TOKENS[guess])) {
      last = guess;
      return FIELDS[guess];
    }
    scanner.readName();
    Field field = find();
    if (field != null) {
      followers[last] = field.slot();
      last = field.slot();
    }
    return field;
  }

  private @Nullable Field find() {
    if (scanner.isEscaped()) {
      byte[] name = scanner.text().getBytes(StandardCharsets.UTF_8);
      return find(name, 0, name.length);
    }
    return find(scanner.bytes(), scanner.from(), scanner.length());
  }

  private static @Nullable Field find(byte[] bytes, int from, int length) {
    Field field = TABLE[index(bytes, from, length, MULTIPLIER)];
    if (field == null) {
      return null;
    }
    byte[] name = NAMES[field.slot()];
    return Arrays.equals(bytes, from, from + length, name, 0, name.length) ? field : null;
  }

  private static int index(byte[] bytes, int from, int length, int multiplier) {
    return (Octets.hash(bytes, from, length) * multiplier) >>> (32 - BITS);
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
    for (Field field : FIELDS) {
      byte[] name = bytesOf(field);
      int index = index(name, 0, name.length, multiplier);
      if (table[index] != null) {
        return new Field[0];
      }
      table[index] = field;
    }
    return table;
  }

  private static byte[] bytesOf(Field field) {
    return field.wireName().getBytes(StandardCharsets.UTF_8);
  }
}
