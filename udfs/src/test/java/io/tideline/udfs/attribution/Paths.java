package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Paths for tests, with just what the test is about. */
public final class Paths {
  /** Monday, 9 March 2026, 12:00 UTC: when every order is placed. */
  public static final long NOON = 1_773_057_600_000L;

  public static final long HOUR = 3_600_000L;
  public static final long DAY = 24 * HOUR;

  private Paths() {}

  /** A touch of the campaign {@code c-<id>}, received when it happened. */
  public static PathTouch touch(String id, TouchType type, long atMillis) {
    return touch(id, type, atMillis, atMillis);
  }

  /** A touch that was received later. */
  public static PathTouch touch(String id, TouchType type, long atMillis, long receivedMillis) {
    return new PathTouch(
        id, type, atMillis, receivedMillis, "c-" + id, "tiktok", "paid", "v1", null, null);
  }

  /** A direct message with a coupon. */
  public static PathTouch message(String id, long atMillis) {
    return new PathTouch(
        id,
        TouchType.CONVERSATION_DM,
        atMillis,
        atMillis,
        "c-" + id,
        null,
        null,
        null,
        "message-" + id,
        "conversation");
  }

  /** So many clicks, one an hour, the last an hour before the order. */
  public static List<PathTouch> clicks(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> touch("t" + i, TouchType.AD_CLICK, NOON - (size - i) * HOUR))
        .toList();
  }

  /** An order. */
  public static OrderPath order(String amount, String currency, List<PathTouch> touches) {
    return new OrderPath(
        "acme",
        "tiktok",
        "order",
        1,
        NOON,
        new BigDecimal(amount),
        currency,
        true,
        "person",
        touches);
  }

  /** An order as it stands. */
  public static Issue issue(OrderPath path, String refunded) {
    return new Issue(WeightedPath.equal(path), new BigDecimal(refunded), null);
  }
}
