package io.tideline.udfs.live;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a live (SEMANTICS §7). Each is a sum, a minimum or a maximum, so the order in
 * which facts come changes nothing. It is small, whatever happens in the live, and so is kept while
 * the live is silent: what comes later goes on with it.
 *
 * @param accountId of its first event
 * @param firstMillis when that was
 * @param startedMillis the earliest {@code live.started}; null where none came
 * @param endedMillis the latest {@code live.ended}; null where none came
 * @param gifts how many, streaks with their highest count
 * @param diamonds what they are worth
 * @param gifters how many sent any
 * @param peakViewers the most told; null where nothing was told
 * @param clicks on products
 * @param top those who gave most, the largest first; more than are shown
 * @param newestMillis of all facts
 * @param revision grows with every fact
 */
public record LiveSession(
    String accountId,
    long firstMillis,
    String firstEventId,
    @Nullable Long startedMillis,
    @Nullable Long endedMillis,
    long gifts,
    long diamonds,
    long gifters,
    @Nullable Long peakViewers,
    long clicks,
    List<TopGifter> top,
    LiveSales sales,
    long newestMillis,
    long revision) {

  public LiveSession {
    top = top == null ? List.of() : top;
    sales = sales == null ? LiveSales.NONE : sales;
  }

  /** A live of which nothing is known yet, but that this tells of it. */
  public static LiveSession begunBy(LiveFact fact) {
    return new LiveSession(
        fact.accountId(),
        fact.atMillis(),
        fact.eventId(),
        null,
        null,
        0,
        0,
        0,
        null,
        0,
        List.of(),
        LiveSales.NONE,
        fact.atMillis(),
        0);
  }

  /** After one more fact; what an order changes is told by {@link #with(LiveFact, LiveSales)}. */
  public LiveSession with(LiveFact fact) {
    return with(fact, sales);
  }

  /** After one more fact, with what has been sold by then. */
  public LiveSession with(LiveFact fact, LiveSales sold) {
    LiveFactKind kind = fact.kind();
    long at = fact.atMillis();
    boolean isSale = kind == LiveFactKind.SOLD || kind == LiveFactKind.UNSOLD;
    boolean isFirst =
        !isSale
            && (at < firstMillis
                || (at == firstMillis && fact.eventId().compareTo(firstEventId) < 0));
    GifterTotal total = fact.total();
    return new LiveSession(
        isFirst ? fact.accountId() : accountId,
        isFirst ? at : firstMillis,
        isFirst ? fact.eventId() : firstEventId,
        kind == LiveFactKind.STARTED ? least(startedMillis, at) : startedMillis,
        kind == LiveFactKind.ENDED ? most(endedMillis, at) : endedMillis,
        total == null ? gifts : Worth.sum(gifts, total.moreGifts()),
        total == null ? diamonds : Worth.sum(diamonds, total.moreDiamonds()),
        total == null ? gifters : gifters(total),
        kind == LiveFactKind.VIEWERS ? most(peakViewers, fact.viewers()) : peakViewers,
        kind == LiveFactKind.CLICKED ? clicks + 1 : clicks,
        total == null ? top : TopGifter.with(top, total),
        sold,
        Math.max(newestMillis, at),
        revision + 1);
  }

  /** The live without the names of those of whom a test says so; itself where there are none. */
  public LiveSession withoutKeys(Predicate<TopGifter> erased) {
    List<TopGifter> left = TopGifter.withoutKeys(top, erased);
    return left.equals(top)
        ? this
        : new LiveSession(
            accountId,
            firstMillis,
            firstEventId,
            startedMillis,
            endedMillis,
            gifts,
            diamonds,
            gifters,
            peakViewers,
            clicks,
            left,
            sales,
            newestMillis,
            revision + 1);
  }

  private long gifters(GifterTotal total) {
    return total.isNew() ? gifters + 1 : total.isGone() ? gifters - 1 : gifters;
  }

  private static Long least(@Nullable Long known, long other) {
    return known == null ? other : Math.min(known, other);
  }

  private static Long most(@Nullable Long known, long other) {
    return known == null ? other : Math.max(known, other);
  }
}
