package io.tideline.job.live;

import static io.tideline.job.live.SampleLine.event;

import io.tideline.udfs.spike.Slices;
import java.util.Random;

/**
 * A live an evening: streaks of one viewer or two, with and without an end, repeated messages,
 * gifts of their own, viewers, clicks on products, and orders of those who clicked: under their own
 * id, or under that of a person who is linked to them before or after.
 */
final class SampleLives {
  private static final int STREAKS = 12;
  private static final int CLICKS = 6;
  private static final long MINUTE = 60_000L;

  private final Random random = new Random(20260307);
  private final SampleLine out;
  private long number;

  SampleLives(SampleLine out) {
    this.out = out;
  }

  /** The live of a day, which begins at that time. */
  void live(int day, long atMillis) {
    String live = "live_" + day;
    about("live.started", live, atMillis, "");
    for (int k = 0; k < 8; k++) {
      long at = atMillis + k * 7 * MINUTE;
      about("live.viewers", live, at, ",\"concurrent_viewers\":" + random.nextInt(900));
    }
    for (int streak = 0; streak < STREAKS; streak++) {
      streak(live, live + "_st_" + streak, atMillis + random.nextInt(50) * MINUTE);
      gift(atMillis + random.nextInt(50) * MINUTE, live, viewer(), 1, "");
    }
    for (int k = 0; k < CLICKS; k++) {
      click(live, day * CLICKS + k, atMillis + random.nextInt(50) * MINUTE, day < 13 ? 30 : 3);
    }
    if (day % 3 > 0) {
      about("live.ended", live, atMillis + 55 * MINUTE, "");
    }
  }

  /**
   * Counts come some seconds apart, with a longer pause here and there; half of them say the end.
   */
  private void streak(String live, String streak, long atMillis) {
    String viewer = viewer();
    String other = random.nextInt(4) == 0 ? viewer() : viewer;
    int last = 2 + random.nextInt(6);
    boolean ends = random.nextBoolean();
    long at = atMillis;
    for (int count = 1; count <= last; count++) {
      String end = ends && count == last ? ",\"streak_end\":true" : "";
      gift(
          at,
          live,
          count % 2 == 0 ? other : viewer,
          count,
          ",\"streak_id\":\"" + streak + "\"" + end);
      at += random.nextInt(8) == 0 ? 40_000L : 3_000L;
    }
  }

  private void gift(long at, String live, String viewer, int count, String ofStreak) {
    String of =
        ",\"viewer_id\":\"%s\",\"gift_id\":\"rose\",\"diamonds\":5,\"repeat_count\":%d%s"
            .formatted(viewer, count, ofStreak);
    String id = about("live.gift", live, at, of);
    if (random.nextInt(20) == 0) {
      put(id, "live.gift", live, at, of);
    }
  }

  /** Some buy more than 24 hours later, which no live brought. */
  private void click(String live, int buyer, long at, int hoursAtMost) {
    String viewer = "lv" + buyer;
    about(
        "live.product_clicked",
        live,
        at,
        ",\"viewer_id\":\"%s\",\"product_id\":\"p1\"".formatted(viewer));
    long ordered = at + (long) (random.nextDouble() * hoursAtMost * Slices.HOUR_MILLIS);
    boolean asPerson = buyer % 2 == 0;
    if (asPerson) {
      link(viewer, "lp" + buyer, ordered + (random.nextInt(20) - 10) * Slices.HOUR_MILLIS);
    }
    order(ordered, asPerson ? "person_id\":\"lp" + buyer : "visitor_id\":\"" + viewer);
  }

  private void link(String viewer, String person, long at) {
    out.put(
        "identities",
        at,
        event("identity.linked", "ll" + ++number, at)
            + ",\"visitor_id\":\"%s\",\"person_id\":\"%s\"}".formatted(viewer, person));
  }

  private void order(long at, String buyer) {
    String id = "lo" + ++number;
    String currency = random.nextInt(5) == 0 ? "JPY" : "EUR";
    out.put(
        "commerce-events",
        at,
        event("order.placed", id, at)
            + ",\"order_id\":\"%s\",\"%s\",\"amount\":\"45.00\",\"currency\":\"%s\"}"
                .formatted(id, buyer, currency));
  }

  private String about(String type, String live, long at, String more) {
    String id = "lg" + ++number;
    put(id, type, live, at, more);
    return id;
  }

  private void put(String id, String type, String live, long at, String more) {
    out.put(
        "live-events", at, event(type, id, at) + ",\"live_id\":\"%s\"%s}".formatted(live, more));
  }

  private String viewer() {
    return "vw" + random.nextInt(50);
  }
}
