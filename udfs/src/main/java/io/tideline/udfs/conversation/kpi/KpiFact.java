package io.tideline.udfs.conversation.kpi;

/**
 * One thing that counts in an hour's figures, or that no longer does (SEMANTICS §5). Whoever finds
 * that what was told was wrong takes it back with the same fact and sign −1, then tells what is
 * right.
 *
 * @param accountId whose conversation
 * @param channel {@code dm} or {@code comment}
 * @param atMillis when it happened: decides the hour
 * @param subject tells the episode from others, such as 64 bits of a hash of its conversation and
 *     number; only of {@link KpiKind#FIRST_REPLY}, else 0
 * @param valueMillis of {@link KpiKind#FIRST_REPLY} and {@link KpiKind#CLOSED}, else 0
 * @param withinTarget of {@link KpiKind#FIRST_REPLY}: whether it met its target, else false
 * @param sign 1, or −1 where the fact is taken back
 */
public record KpiFact(
    String accountId,
    String platform,
    String channel,
    long atMillis,
    KpiKind kind,
    long subject,
    long valueMillis,
    boolean withinTarget,
    int sign) {

  /** The same fact, taken back. */
  public KpiFact takenBack() {
    return new KpiFact(
        accountId, platform, channel, atMillis, kind, subject, valueMillis, withinTarget, -sign);
  }
}
