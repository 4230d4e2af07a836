package io.tideline.udfs.content;

/**
 * How many followed an account.
 *
 * @param atMillis when a snapshot said so
 * @param eventId decides between snapshots of one instant
 */
public record Followers(long atMillis, String eventId, long count) {
  /** Those of a snapshot. */
  public static Followers of(SnapshotFigures snapshot) {
    return new Followers(snapshot.atMillis(), snapshot.eventId(), snapshot.followers());
  }

  /** The newer of two. */
  public static Followers newer(Followers one, Followers other) {
    boolean isOther =
        one.atMillis != other.atMillis
            ? other.atMillis > one.atMillis
            : other.eventId.compareTo(one.eventId) > 0;
    return isOther ? other : one;
  }
}
