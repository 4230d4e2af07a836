package io.tideline.udfs.conversation.kpi;

/**
 * What an hour amounts to, or what is added to it: sums over its facts, those taken back being
 * subtracted. Sums of parts are the whole, in any order.
 *
 * @param closed closings, not episodes
 * @param replies first replies
 * @param replyMillis sum of their first response times
 * @param repliesWithinTarget how many of them met their target
 * @param closedMillis sum of the times to each closing
 * @param changes facts, also those taken back: grows with every change
 * @param openChanges those of them that open or close an episode
 * @param conversions orders whose last touch was a message
 */
public record KpiCounts(
    long inbound,
    long outbound,
    long negativeFlags,
    long opened,
    long closed,
    long reopened,
    long replies,
    long replyMillis,
    long repliesWithinTarget,
    long closedMillis,
    long changes,
    long openChanges,
    long conversions) {

  /** Nothing. */
  public static final KpiCounts NONE = new KpiCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** What one fact amounts to. */
  public static KpiCounts of(KpiFact fact) {
    int n = fact.sign();
    long sum = n * fact.valueMillis();
    return switch (fact.kind()) {
      case INBOUND -> new KpiCounts(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
      case OUTBOUND -> new KpiCounts(0, n, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
      case NEGATIVE_FLAG -> new KpiCounts(0, 0, n, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
      case OPENED -> new KpiCounts(0, 0, 0, n, 0, 0, 0, 0, 0, 0, 1, 1, 0);
      case CLOSED -> new KpiCounts(0, 0, 0, 0, n, 0, 0, 0, 0, sum, 1, 1, 0);
      case REOPENED -> new KpiCounts(0, 0, 0, 0, 0, n, 0, 0, 0, 0, 1, 1, 0);
      // Open no more without being closed: the reopening that nobody counts, taken back.
      case ERASED -> new KpiCounts(0, 0, 0, 0, 0, -n, 0, 0, 0, 0, 1, 1, 0);
      case CONVERSION -> new KpiCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, n);
      case FIRST_REPLY ->
          new KpiCounts(0, 0, 0, 0, 0, 0, n, sum, fact.withinTarget() ? n : 0, 0, 1, 0, 0);
    };
  }

  /** Both together. */
  public KpiCounts plus(KpiCounts more) {
    return new KpiCounts(
        inbound + more.inbound,
        outbound + more.outbound,
        negativeFlags + more.negativeFlags,
        opened + more.opened,
        closed + more.closed,
        reopened + more.reopened,
        replies + more.replies,
        replyMillis + more.replyMillis,
        repliesWithinTarget + more.repliesWithinTarget,
        closedMillis + more.closedMillis,
        changes + more.changes,
        openChanges + more.openChanges,
        conversions + more.conversions);
  }

  /** By how many more or fewer episodes are open at the hour's end than at its beginning. */
  public long netOpened() {
    return opened + reopened - closed;
  }
}
