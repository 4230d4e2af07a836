package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * How long before an order a touch counts, in milliseconds, bounds included (SEMANTICS §8).
 *
 * @param clickMillis clicks, leads and conversations
 * @param viewMillis impressions
 * @param liveMillis products clicked in a live
 */
public record AttributionWindows(long clickMillis, long viewMillis, long liveMillis)
    implements Serializable {
  private static final long DAY_MILLIS = 86_400_000L;

  /** No touch counts for an order that comes later than this. */
  public long longestMillis() {
    return Math.max(clickMillis, Math.max(viewMillis, liveMillis));
  }

  /** The defaults of SEMANTICS §8. */
  public static final AttributionWindows DEFAULT =
      new AttributionWindows(7 * DAY_MILLIS, DAY_MILLIS, DAY_MILLIS);
}
