package io.tideline.udfs.decision;

/** What holds for an account at a time. */
public interface Surroundings {
  /** The playbook that holds for it. */
  Rulebook rulebook(String accountId);

  /** Whether a comment spike of the whole account is firing. */
  boolean isSpiking(String accountId, String platform, long atMillis);

  /** Whether sustained growth of its direct messages is firing. */
  boolean hasDirectGrowth(String accountId, String platform, long atMillis);

  /** The wall clock; it tells only whether anybody should still be paged. */
  long wallClockMillis();
}
