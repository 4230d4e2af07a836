package io.tideline.udfs.signal;

/**
 * One fact a rule may ask about.
 *
 * @param name as a condition writes it: {@code signal.intent}, {@code person.orders}
 * @param type of its values; every field may be absent
 * @param doc one line: what it says, its unit, when it is absent
 */
public record SignalField(String name, FieldType type, String doc) {}
