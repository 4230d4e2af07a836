package io.tideline.udfs.live;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.LiveSignal;
import org.jspecify.annotations.Nullable;

/**
 * Something that a live's figures are made of.
 *
 * @param atMillis when it happened
 * @param viewers of {@link LiveFactKind#VIEWERS}, else 0
 * @param total of {@link LiveFactKind#GIFTED}, else null
 * @param sale of {@link LiveFactKind#SOLD} and {@link LiveFactKind#UNSOLD}, else null
 */
public record LiveFact(
    LiveFactKind kind,
    String liveId,
    String accountId,
    long atMillis,
    String eventId,
    long viewers,
    @Nullable GifterTotal total,
    @Nullable LiveSale sale) {

  /** What an event tells of a live that is no gift; null where it tells nothing. */
  public static @Nullable LiveFact of(Event event) {
    LiveFactKind kind =
        switch (event.type()) {
          case LIVE_STARTED -> LiveFactKind.STARTED;
          case LIVE_ENDED -> LiveFactKind.ENDED;
          case LIVE_VIEWERS -> LiveFactKind.VIEWERS;
          case LIVE_PRODUCT_CLICKED -> LiveFactKind.CLICKED;
          default -> null;
        };
    if (kind == null) {
      return null;
    }
    LiveSignal live = event.liveSignal();
    Long viewers = live.concurrentViewers();
    return new LiveFact(
        kind,
        live.liveId(),
        event.accountId(),
        event.occurredAtMillis(),
        event.eventId(),
        viewers == null ? 0 : viewers,
        null,
        null);
  }

  /** That somebody's gifts are worth more. */
  public static LiveFact gifted(GiftGrowth growth, GifterTotal total) {
    return new LiveFact(
        LiveFactKind.GIFTED,
        growth.liveId(),
        growth.accountId(),
        growth.atMillis(),
        growth.eventId(),
        0,
        total,
        null);
  }

  /** The same without saying who gave. */
  public LiveFact withoutKey() {
    GifterTotal nobodys = total == null ? null : total.withoutKey();
    return new LiveFact(kind, liveId, accountId, atMillis, eventId, viewers, nobodys, sale);
  }

  /** That an order came of a live, or did not after all. */
  public static LiveFact sold(String liveId, String accountId, LiveSale sale, boolean isTakenBack) {
    return new LiveFact(
        isTakenBack ? LiveFactKind.UNSOLD : LiveFactKind.SOLD,
        liveId,
        accountId,
        sale.atMillis(),
        sale.orderId(),
        0,
        null,
        sale);
  }
}
