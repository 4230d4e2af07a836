package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.Topic;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record after another, at the times it is told: mostly comments, then direct messages,
 * lives, orders and the rest, of all topics (CONTRACTS §1). One record in 200 repeats an earlier
 * one, one in 1 000 is broken. The same shape and the same times give the same bytes.
 */
public final class TrafficGenerator {
  private static final double DUPLICATES = 0.005;
  private static final double BROKEN = 0.001;
  private static final int REPEATABLE = 256;

  /** How often each topic is meant, of {@link #SHARES}. */
  private static final Map<Topic, Integer> SHARE = new EnumMap<>(Topic.class);

  private static final int SHARES;

  static {
    SHARE.put(Topic.COMMENTS, 5_350);
    SHARE.put(Topic.DIRECT_MESSAGES, 1_300);
    SHARE.put(Topic.LIVE_EVENTS, 1_000);
    SHARE.put(Topic.COMMERCE_EVENTS, 500);
    SHARE.put(Topic.VIDEO_METRICS, 450);
    SHARE.put(Topic.TOUCHPOINTS, 400);
    SHARE.put(Topic.CONVERSATION_EVENTS, 800);
    SHARE.put(Topic.IDENTITIES, 80);
    SHARE.put(Topic.AUDIENCE_ACTIVITY, 60);
    SHARE.put(Topic.COSTS, 50);
    SHARE.put(Topic.PRIVACY_REQUESTS, 10);
    SHARES = SHARE.values().stream().mapToInt(Integer::intValue).sum();
  }

  private final String idPart;
  private final Dice dice;
  private final Cast cast;
  private final MessageTraffic messages;
  private final LiveTraffic lives;
  private final ShopTraffic shop;
  private final CampaignTraffic campaigns;
  private final VideoTraffic videos;
  private final @Nullable TrafficRecord[] recent = new TrafficRecord[REPEATABLE];
  private long made;

  public TrafficGenerator(TrafficShape shape) {
    idPart = Long.toString(shape.seed(), Character.MAX_RADIX);
    dice = new Dice(shape.seed());
    cast = new Cast(shape, dice);
    messages = new MessageTraffic(cast, dice);
    lives = new LiveTraffic(cast, dice);
    shop = new ShopTraffic(cast, dice, lives);
    campaigns = new CampaignTraffic(cast, dice);
    videos = new VideoTraffic(cast, dice, shape.startMillis());
  }

  /** The next record of an ordinary day. Times should not go back. */
  public TrafficRecord next(long atMillis) {
    TrafficRecord earlier = recent[dice.below(REPEATABLE)];
    if (earlier != null && dice.chance(DUPLICATES)) {
      return earlier;
    }
    TrafficRecord fresh = on(anyTopic(), stamp(atMillis, cast.anyAccount()));
    if (dice.chance(BROKEN)) {
      return BadRecords.spoil(fresh, dice);
    }
    recent[(int) (made % REPEATABLE)] = fresh;
    return fresh;
  }

  /**
   * One more record of a surge.
   *
   * @param round which surge it is; consecutive ones meet other videos and accounts
   */
  public TrafficRecord surge(Surge surge, int round, long atMillis) {
    Stamp stamp = stamp(atMillis, round % cast.accounts());
    return switch (surge) {
      case VIDEO -> messages.comment(stamp, cast.risingVideo(round));
      case GIFTS -> lives.singleGift(stamp);
      case MESSAGES -> messages.customerMessage(stamp);
      case ORDERS -> shop.order(stamp);
    };
  }

  /** The time in the id keeps ids of one run apart from those of another with the same seed. */
  private Stamp stamp(long atMillis, int account) {
    made++;
    String time = Long.toString(atMillis, Character.MAX_RADIX);
    String number = Long.toString(made, Character.MAX_RADIX);
    return new Stamp(idPart + "-" + time + "-" + number, atMillis, cast.account(account));
  }

  private Topic anyTopic() {
    int roll = dice.below(SHARES);
    for (Map.Entry<Topic, Integer> share : SHARE.entrySet()) {
      roll -= share.getValue();
      if (roll < 0) {
        return share.getKey();
      }
    }
    throw new IllegalStateException("the shares do not sum up");
  }

  private TrafficRecord on(Topic topic, Stamp stamp) {
    return switch (topic) {
      case COMMENTS -> messages.onAnyVideo(stamp);
      case DIRECT_MESSAGES -> messages.directMessage(stamp);
      case CONVERSATION_EVENTS -> messages.conversation(stamp);
      case LIVE_EVENTS -> lives.next(stamp);
      case COMMERCE_EVENTS -> shop.next(stamp);
      case VIDEO_METRICS -> videos.snapshot(stamp);
      case TOUCHPOINTS -> campaigns.touchpoint(stamp);
      case IDENTITIES -> campaigns.identity(stamp);
      case COSTS -> campaigns.cost(stamp);
      case AUDIENCE_ACTIVITY -> videos.audience(stamp);
      case PRIVACY_REQUESTS -> campaigns.erasure(stamp);
    };
  }
}
