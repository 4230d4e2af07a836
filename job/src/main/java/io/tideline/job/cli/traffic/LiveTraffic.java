package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Live sessions: one an account at a time, with viewers, gifts in streaks and product clicks. */
final class LiveTraffic {
  private static final List<Gift> GIFTS =
      List.of(
          new Gift("rose", 1), new Gift("coffee", 5), new Gift("cap", 99), new Gift("rocket", 500));

  private final Cast cast;
  private final Dice dice;
  private final Map<String, Session> running = new HashMap<>();
  private final Map<String, Integer> lookers = new HashMap<>();

  private record Gift(String name, int diamonds) {}

  private record Streak(String id, int viewer, Gift gift, int count) {}

  private static final class Session {
    final String id;
    @Nullable Streak streak;

    Session(String id) {
      this.id = id;
    }
  }

  LiveTraffic(Cast cast, Dice dice) {
    this.cast = cast;
    this.dice = dice;
  }

  /** The next thing that happens in the account's session; begins one where none runs. */
  TrafficRecord next(Stamp stamp) {
    Session session = running.get(stamp.account());
    if (session == null) {
      return begin(stamp);
    }
    double roll = dice.unit();
    if (roll < 0.01) {
      running.remove(stamp.account());
      return Draft.of(EventType.LIVE_ENDED, stamp).put("live_id", session.id).keyedBy(session.id);
    }
    if (roll < 0.15) {
      return Draft.of(EventType.LIVE_VIEWERS, stamp)
          .put("live_id", session.id)
          .put("concurrent_viewers", dice.between(40, 900))
          .keyedBy(session.id);
    }
    return roll < 0.28 ? click(stamp, session) : gift(stamp, session);
  }

  private TrafficRecord begin(Stamp stamp) {
    var session = new Session(stamp.id("live-"));
    running.put(stamp.account(), session);
    return Draft.of(EventType.LIVE_STARTED, stamp).put("live_id", session.id).keyedBy(session.id);
  }

  /** Who clicked a product in the account's live last; null where nobody has. */
  @Nullable Integer lastLooker(String account) {
    return lookers.get(account);
  }

  private TrafficRecord click(Stamp stamp, Session session) {
    int viewer = cast.anyone();
    lookers.put(stamp.account(), viewer);
    return Draft.of(EventType.LIVE_PRODUCT_CLICKED, stamp)
        .put("live_id", session.id)
        .put("viewer_id", cast.user(viewer))
        .put("product_id", cast.product())
        .keyedBy(session.id);
  }

  /** A gift of its own, such as comes in great numbers at a live's best moment. */
  TrafficRecord singleGift(Stamp stamp) {
    Session session = running.get(stamp.account());
    if (session == null) {
      return begin(stamp);
    }
    var alone = new Streak("", cast.anyone(), dice.pick(GIFTS), 1);
    return gift(stamp, session, alone).keyedBy(session.id);
  }

  private TrafficRecord gift(Stamp stamp, Session session) {
    Streak before = session.streak;
    if (before == null && dice.chance(0.4)) {
      return singleGift(stamp);
    }
    Streak streak =
        before == null
            ? new Streak(stamp.id("s"), cast.anyone(), GIFTS.get(dice.below(2)), 1)
            : new Streak(
                before.id(), before.viewer(), before.gift(), before.count() + dice.between(1, 4));
    boolean ends = dice.chance(0.3);
    session.streak = ends ? null : streak;
    return gift(stamp, session, streak)
        .put("streak_id", streak.id())
        .put("streak_end", ends)
        .keyedBy(session.id);
  }

  private Draft gift(Stamp stamp, Session session, Streak streak) {
    return Draft.of(EventType.LIVE_GIFT, stamp)
        .put("live_id", session.id)
        .put("viewer_id", cast.user(streak.viewer()))
        .put("viewer_name", cast.name(streak.viewer()))
        .put("gift_id", "gift-" + streak.gift().name())
        .put("gift_name", streak.gift().name())
        .put("diamonds", streak.gift().diamonds())
        .put("repeat_count", streak.count());
  }
}
