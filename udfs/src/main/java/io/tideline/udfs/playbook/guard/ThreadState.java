package io.tideline.udfs.playbook.guard;

import org.jspecify.annotations.Nullable;

/**
 * What the guards keep of one conversation; of a comment's, only attempts and whether a person has
 * it matter.
 *
 * @param attempts automated answers in the episode without a person's
 * @param human whether a person has it
 * @param lastInboundMillis when the customer wrote last; null before that
 * @param answered whether the customer ever wrote after a message of the business
 * @param sentInWindow messages of the business since the customer's last, within the window
 * @param sentAfterWindow likewise, later than the window
 * @param unechoed automated messages of ours that the platform has not told us of yet; they are
 *     counted already
 */
public record ThreadState(
    int attempts,
    boolean human,
    @Nullable Long lastInboundMillis,
    boolean answered,
    int sentInWindow,
    int sentAfterWindow,
    int unechoed) {
  /** A conversation nobody wrote in. */
  public static final ThreadState EMPTY = new ThreadState(0, false, null, false, 0, 0, 0);

  /** With another number of attempts. */
  public ThreadState withAttempts(int newAttempts) {
    return new ThreadState(
        newAttempts, human, lastInboundMillis, answered, sentInWindow, sentAfterWindow, unechoed);
  }

  ThreadState withHuman(boolean nowHuman) {
    return new ThreadState(
        attempts, nowHuman, lastInboundMillis, answered, sentInWindow, sentAfterWindow, unechoed);
  }

  ThreadState withUnechoed(int count) {
    return new ThreadState(
        attempts, human, lastInboundMillis, answered, sentInWindow, sentAfterWindow, count);
  }
}
