package io.tideline.connectors.warehouse;

import io.tideline.connectors.codec.Rfc3339;
import org.jspecify.annotations.Nullable;

/**
 * Times as texts, whole hours from memory where they came lately: most rows tell of a window that
 * thousands of others tell of.
 */
final class HourTexts {
  private static final long HOUR_MILLIS = 3_600_000L;

  /** Over a week of hours; a power of two. */
  private static final int SLOTS = 256;

  /** Shared by all threads without a lock: an entry never changes, at worst it's made twice. */
  private static final @Nullable Entry[] RECENT = new Entry[SLOTS];

  private record Entry(long epochMillis, String text) {}

  private HourTexts() {}

  /** As {@link Rfc3339#format}. */
  static String of(long epochMillis) {
    if (epochMillis % HOUR_MILLIS != 0) {
      return Rfc3339.format(epochMillis);
    }
    int slot = (int) (epochMillis / HOUR_MILLIS) & (SLOTS - 1);
    Entry recent = RECENT[slot];
    if (recent == null || recent.epochMillis != epochMillis) {
      recent = new Entry(epochMillis, Rfc3339.format(epochMillis));
      RECENT[slot] = recent;
    }
    return recent.text;
  }
}
