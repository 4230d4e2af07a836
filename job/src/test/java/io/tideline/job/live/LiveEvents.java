package io.tideline.job.live;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.TestEvents.MONDAY;

import io.tideline.job.attribution.ShopEvents;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.event.LiveSignal;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GifterTotal;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.live.LiveSale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the live {@code live}, for tests; times are milliseconds after {@link #EIGHT}.
 */
public final class LiveEvents {
  /** When it begins. */
  public static final long EIGHT = MONDAY + 20 * 3_600_000L;

  private LiveEvents() {}

  /** A gift of {@code viewer}; of no streak where that is null. */
  public static Gift gift(@Nullable String streak, long diamonds, long count, long after) {
    return Gift.of(event("viewer", streak, diamonds, count, null, after));
  }

  /** The last gift of a streak of {@code viewer}. */
  public static Gift last(String streak, long diamonds, long count, long after) {
    return Gift.of(event("viewer", streak, diamonds, count, true, after));
  }

  static Event event(
      String viewer,
      @Nullable String streak,
      long diamonds,
      long count,
      @Nullable Boolean ends,
      long after) {
    String id = viewer + "-" + streak + "-" + count + "-" + after;
    var gift =
        new LiveGift(
            "live", viewer, "Zoë " + viewer, "rose", "Rose", diamonds, count, streak, ends);
    return ShopEvents.event(EventType.LIVE_GIFT, id, EIGHT + after, gift);
  }

  static Event signal(EventType type, @Nullable Long viewers, @Nullable String viewer, long after) {
    var signal = new LiveSignal("live", viewers, viewer, viewer == null ? null : "product");
    return ShopEvents.event(type, type + "-" + after, EIGHT + after, signal);
  }

  /** That gifts of a viewer, by pseudonym, are worth so much. */
  public static LiveFact gifted(String key, long total, long more, boolean isNew, long after) {
    GiftGrowth growth = GiftGrowth.of(gift(null, more, 1, after));
    return LiveFact.gifted(growth, new GifterTotal(key, total, 1, more, isNew, EIGHT, false));
  }

  /** That an order came of the live, or did not after all. */
  public static LiveFact sold(
      String order, String amount, String currency, boolean isTakenBack, long after) {
    var sale = new LiveSale(order, EIGHT + after, new BigDecimal(amount), currency);
    return LiveFact.sold("live", ACCOUNT, sale, isTakenBack);
  }

  /** The path of the order {@code order} after clicks in those lives and on an ad. */
  public static OrderPath path(long revision, String amount, String... lives) {
    var touches =
        new ArrayList<PathTouch>(
            Arrays.stream(lives).map(live -> touch(TouchType.LIVE, live)).toList());
    touches.add(touch(TouchType.AD_CLICK, "video"));
    return new OrderPath(
        ACCOUNT,
        "tiktok",
        "order",
        revision,
        EIGHT + 10,
        new BigDecimal(amount),
        "EUR",
        null,
        "buyer",
        touches);
  }

  private static PathTouch touch(TouchType type, String content) {
    return new PathTouch(
        type + content, type, EIGHT, EIGHT, "(live)", "tiktok", "live", content, null, null);
  }
}
