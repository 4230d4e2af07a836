package io.tideline.connectors.codec;

import io.tideline.udfs.event.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** What a record's bytes are, before any field is looked at. */
enum RecordShape {
  OBJECT(null),
  /** The JSON literal null. */
  TOMBSTONE(null),
  TOO_LARGE(new Problem(DeadLetterReason.TOO_LARGE, "over 1048576 bytes")),
  TOO_DEEP(new Problem(DeadLetterReason.TOO_DEEP, "nested over 32 levels")),
  MALFORMED(new Problem(DeadLetterReason.MALFORMED_JSON, "not one JSON value in UTF-8")),
  NOT_AN_OBJECT(new Problem(DeadLetterReason.NOT_AN_OBJECT, "JSON, but not an object"));

  private final @Nullable Problem problem;

  RecordShape(@Nullable Problem problem) {
    this.problem = problem;
  }

  /** Null for the shapes that are no problem. */
  @Nullable Problem problem() {
    return problem;
  }
}
