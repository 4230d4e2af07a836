package io.tideline.connectors.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one JSON object by field, each absent, valid or invalid; reused from record to
 * record so that reading allocates nothing but what the event keeps. A value set twice is the last
 * one, as is its validity.
 */
final class FieldValues {

  private static final byte ABSENT = 0;
  private static final byte VALID = 1;
  private static final byte INVALID = 2;

  private final byte[] states = new byte[Field.values().length];
  private final @Nullable Object[] objects = new Object[states.length];
  private final long[] numbers = new long[states.length];

  void clear() {
    Arrays.fill(states, ABSENT);
  }

  void setAbsent(Field field) {
    states[field.slot()] = ABSENT;
  }

  void setInvalid(Field field) {
    states[field.slot()] = INVALID;
  }

  /** Null means that the value breaks the field's rule. */
  void set(Field field, @Nullable Object value) {
    int slot = field.slot();
    objects[slot] = value;
    states[slot] = value == null ? INVALID : VALID;
  }

  void setNumber(Field field, long value) {
    int slot = field.slot();
    numbers[slot] = value;
    states[slot] = VALID;
  }

  boolean has(Field field) {
    return states[field.slot()] != ABSENT;
  }

  boolean isInvalid(Field field) {
    return states[field.slot()] == INVALID;
  }

  /** A value that a schema has found there, of the type that the field's kind is read as. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> T get(Field field) {
    return (T) objects[field.slot()];
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> @Nullable T getOrNull(Field field) {
    int slot = field.slot();
    return states[slot] == VALID ? (T) objects[slot] : null;
  }

  /** A count, or a time in milliseconds. */
  long number(Field field) {
    return numbers[field.slot()];
  }

  @Nullable Long numberOrNull(Field field) {
    int slot = field.slot();
    return states[slot] == VALID ? numbers[slot] : null;
  }

  double decimal(Field field) {
    return Double.longBitsToDouble(numbers[field.slot()]);
  }

  @Nullable Double decimalOrNull(Field field) {
    int slot = field.slot();
    return states[slot] == VALID ? Double.longBitsToDouble(numbers[slot]) : null;
  }

  void setDecimal(Field field, double value) {
    setNumber(field, Double.doubleToRawLongBits(value));
  }
}
