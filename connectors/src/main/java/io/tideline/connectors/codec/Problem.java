package io.tideline.connectors.codec;

import io.tideline.udfs.event.DeadLetterReason;

/**
 * Why a record cannot be used.
 *
 * @param detail begins with the field's name where the reason is about a field; never quotes the
 *     record, which may hold personal data
 */
record Problem(DeadLetterReason reason, String detail) {

  static Problem missing(Field field) {
    return new Problem(DeadLetterReason.MISSING_FIELD, field.wireName() + ": required");
  }

  static Problem invalid(Field field) {
    String expected = field.kind().expectation();
    return new Problem(DeadLetterReason.INVALID_FIELD, field.wireName() + ": not " + expected);
  }
}
