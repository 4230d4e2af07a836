package io.tideline.connectors.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one JSON object by field, each absent, valid or invalid; reused from record to
 * record so that reading allocates nothing but what the event keeps. A value set twice is the last
 * one, as is its validity.
 */
final class FieldValues {

  /** Steps of {@link #epoch}: a slot holds a valid value, an invalid one, or what is over. */
  private static final int VALID = 0;

  private static final int INVALID = 1;
  private static final int STEP = 2;

  private final int[] states = new int[Field.values().length];
  private @Nullable Object[] objects = new Object[0];
  private final long[] numbers = new long[states.length];
  private int epoch;

  /** All fields become absent. */
  void clear() {
    epoch += STEP;
    if (epoch < 0) {
      Arrays.fill(states, 0);
      epoch = STEP;
    }
    // A young array: storing young objects into an old one costs more than making it.
    objects = new Object[states.length];
  }

  void setAbsent(Field field) {
    states[field.slot()] = 0;
  }

  void setInvalid(Field field) {
    states[field.slot()] = epoch + INVALID;
  }

  /** Null means that the value breaks the field's rule. */
  void set(Field field, @Nullable Object value) {
    int slot = field.slot();
    objects[slot] = value;
    states[slot] = epoch + (value == null ? INVALID : VALID);
  }

  void setNumber(Field field, long value) {
    int slot = field.slot();
    numbers[slot] = value;
    states[slot] = epoch + VALID;
  }

  boolean has(Field field) {
    return states[field.slot()] >= epoch;
  }

  boolean isValid(int slot) {
    return states[slot] == epoch + VALID;
  }

  /** A value that a schema has found there, of the type that the field's kind is read as. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> T get(Field field) {
    return (T) objects[field.slot()];
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> @Nullable T getOrNull(Field field) {
    int slot = field.slot();
    return states[slot] == epoch + VALID ? (T) objects[slot] : null;
  }

  /** A count, or a time in milliseconds. */
  long number(Field field) {
    return numbers[field.slot()];
  }

  @Nullable Long numberOrNull(Field field) {
    int slot = field.slot();
    return states[slot] == epoch + VALID ? numbers[slot] : null;
  }

  double decimal(Field field) {
    return Double.longBitsToDouble(numbers[field.slot()]);
  }

  @Nullable Double decimalOrNull(Field field) {
    int slot = field.slot();
    return states[slot] == epoch + VALID ? Double.longBitsToDouble(numbers[slot]) : null;
  }

  void setDecimal(Field field, double value) {
    setNumber(field, Double.doubleToRawLongBits(value));
  }
}
