package io.tideline.job.playbook;

/**
 * For how many days conversations are kept in state after their last change: their numbers, whose
 * they are, what automation did in them (SEMANTICS §5).
 */
public final class ConversationDays {
  private static final int MOST = 400;

  /** Longer than any target or reopening that is usual. */
  private static final int LEAST = 30;

  private ConversationDays() {}

  /** As the playbooks that hold when the job starts ask for. */
  public static int of(PlaybooksConfig playbooks) {
    return playbooks.stateDays("conversations", LEAST, MOST);
  }
}
