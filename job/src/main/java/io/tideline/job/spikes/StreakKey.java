package io.tideline.job.spikes;

/** A gift streak of one live. */
public record StreakKey(String accountId, String platform, String liveId, String streakId) {

  /** Spelled out, because state is spread by it and must be found again by every later Java. */
  @Override
  public int hashCode() {
    int hash = accountId.hashCode();
    hash = 31 * hash + platform.hashCode();
    hash = 31 * hash + liveId.hashCode();
    return 31 * hash + streakId.hashCode();
  }
}
