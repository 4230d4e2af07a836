package io.tideline.connectors.notify;

import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param problem one line that names no secret; null where all was taken
 */
public record SendResult(@Nullable String problem) {
  static final SendResult TAKEN = new SendResult(null);

  /** Whether all was taken. */
  public boolean taken() {
    return problem == null;
  }
}
