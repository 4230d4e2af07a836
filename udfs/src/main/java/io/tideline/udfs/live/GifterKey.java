package io.tideline.udfs.live;

/** Somebody in one live; a raw id, never for a table. */
public record GifterKey(String liveId, String viewerId) {

  /** Spelled out, because state is spread by it and must be found again by every later Java. */
  @Override
  public int hashCode() {
    return 31 * liveId.hashCode() + viewerId.hashCode();
  }
}
