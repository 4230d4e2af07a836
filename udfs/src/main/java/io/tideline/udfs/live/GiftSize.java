package io.tideline.udfs.live;

/** What a viewer is thanked for. */
public enum GiftSize {
  /** Nothing yet. */
  NONE,
  /** A gift worth less than {@link #LARGE_FROM} diamonds: one thank-you a viewer and live. */
  SMALL,
  /** A gift worth at least so much: a thank-you by name for each. */
  LARGE;

  /** From how many diamonds on a gift is large (SEMANTICS §7). */
  public static final long LARGE_FROM = 100;

  /** The size of a gift of that worth. */
  public static GiftSize of(long diamonds) {
    return diamonds >= LARGE_FROM ? LARGE : SMALL;
  }
}
