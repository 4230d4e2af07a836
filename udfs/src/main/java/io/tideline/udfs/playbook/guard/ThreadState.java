package io.tideline.udfs.playbook.guard;

import org.jspecify.annotations.Nullable;

/**
 * What the guards keep of one conversation.
 *
 * @param attempts automated answers in the episode without a person's
 * @param human whether a person has it
 * @param firstInboundMillis when the customer wrote first; null before that
 * @param lastInboundMillis when the customer wrote last
 * @param answered whether the customer wrote after a message of the business
 * @param sentSinceInbound messages of the business since the customer's last
 * @param sentAfterWindow of these, those later than the window
 */
public record ThreadState(
    int attempts,
    boolean human,
    @Nullable Long firstInboundMillis,
    @Nullable Long lastInboundMillis,
    boolean answered,
    int sentSinceInbound,
    int sentAfterWindow) {
  /** A conversation nobody wrote in. */
  public static final ThreadState EMPTY = new ThreadState(0, false, null, null, false, 0, 0);
}
