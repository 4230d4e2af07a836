package io.tideline.udfs.live;

import java.util.Objects;

/** A streak of one live: what ends one streak says nothing of another (SEMANTICS §7). */
public record GiftStreakKey(String liveId, String streakId) {

  /** The streak of a gift that has one. */
  public static GiftStreakKey of(Gift gift) {
    return new GiftStreakKey(gift.liveId(), Objects.requireNonNull(gift.streakId()));
  }

  /** Spelled out, because state is spread by it and must be found again by every later Java. */
  @Override
  public int hashCode() {
    return 31 * liveId.hashCode() + streakId.hashCode();
  }
}
