package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Comments, direct messages and what happens to conversations. The brands answer about as much as
 * is asked, the longest waiting first, and close what they have answered.
 */
final class MessageTraffic {
  private static final int REMEMBERED = 200;
  private static final double DELETED = 0.02;
  private static final double ANSWERS = 0.25;
  private static final double ANSWERED = 0.55;

  private final Cast cast;
  private final Dice dice;
  private final Deque<Comment> comments = new ArrayDeque<>();
  private final Deque<Comment> unanswered = new ArrayDeque<>();
  private final Deque<Talk> waiting = new ArrayDeque<>();
  private final Deque<Talk> answered = new ArrayDeque<>();
  private @Nullable Talk closed;

  private record Comment(String id, int video, int author, String lang) {}

  private record Talk(String account, int customer, String lang) {
    /** Says nothing about the customer to anybody who only sees the id. */
    String id() {
      return "dm-" + account + "-" + Integer.toHexString((customer + 1) * 0x9E3779B1);
    }
  }

  MessageTraffic(Cast cast, Dice dice) {
    this.cast = cast;
    this.dice = dice;
  }

  /** Mostly a customer's comment, sometimes a brand's answer or a deletion. */
  TrafficRecord onAnyVideo(Stamp stamp) {
    double roll = dice.unit();
    if (roll < DELETED && !comments.isEmpty()) {
      return deletion(stamp, comments.removeFirst());
    }
    if (roll >= DELETED && roll < DELETED + ANSWERS && !unanswered.isEmpty()) {
      return answer(stamp, unanswered.removeFirst());
    }
    return comment(stamp, cast.anyVideo());
  }

  /** A customer's comment on that video. */
  TrafficRecord comment(Stamp stamp, int video) {
    Phrases.Saying saying = Phrases.ofCustomer(dice);
    var comment = new Comment(stamp.id("c"), video, cast.anyone(), saying.lang());
    Draft draft =
        Draft.of(EventType.COMMENT_CREATED, stamp.of(cast.accountOfVideo(video)))
            .put("comment_id", comment.id())
            .put("video_id", cast.video(video))
            .put("parent_comment_id", parentOn(video))
            .put("direction", "inbound");
    remember(comments, comment);
    if (saying.wantsAnswer()) {
      remember(unanswered, comment);
    }
    return from(draft, comment.author(), saying)
        .put("likes", dice.chance(0.3) ? dice.below(40) : null)
        .keyedBy(cast.video(video));
  }

  private @Nullable String parentOn(int video) {
    Comment last = comments.peekLast();
    return last != null && last.video() == video && dice.chance(0.3) ? last.id() : null;
  }

  private Draft from(Draft draft, int customer, Phrases.Saying saying) {
    return draft
        .put("sender_type", "customer")
        .put("sender_id", cast.user(customer))
        .put("sender_name", cast.name(customer))
        .put("customer_id", cast.user(customer))
        .put("text", saying.text())
        .put("lang", dice.chance(0.7) ? saying.lang() : null);
  }

  private Draft fromBrand(Draft draft, int customer, String lang) {
    boolean automated = dice.chance(0.5);
    Phrases.Saying saying = Phrases.ofBrand(dice, lang);
    return draft
        .put("sender_type", automated ? "automation" : "agent")
        .put("sender_id", automated ? "bot" : cast.agent())
        .put("customer_id", cast.user(customer))
        .put("text", saying.text())
        .put("lang", saying.lang());
  }

  private TrafficRecord answer(Stamp stamp, Comment to) {
    Draft draft =
        Draft.of(EventType.COMMENT_CREATED, stamp.of(cast.accountOfVideo(to.video())))
            .put("comment_id", stamp.id("c"))
            .put("video_id", cast.video(to.video()))
            .put("parent_comment_id", to.id())
            .put("direction", "outbound");
    return fromBrand(draft, to.author(), to.lang()).keyedBy(cast.video(to.video()));
  }

  private TrafficRecord deletion(Stamp stamp, Comment comment) {
    return Draft.of(EventType.COMMENT_DELETED, stamp.of(cast.accountOfVideo(comment.video())))
        .put("comment_id", comment.id())
        .put("video_id", cast.video(comment.video()))
        .keyedBy(cast.video(comment.video()));
  }

  /** A customer's direct message, or the brand's answer to one. */
  TrafficRecord directMessage(Stamp stamp) {
    Talk open = dice.chance(ANSWERED) ? waiting.pollFirst() : null;
    if (open == null) {
      return customerMessage(stamp);
    }
    remember(answered, open);
    Draft draft = message(stamp.of(open.account()), open).put("direction", "outbound");
    return fromBrand(draft, open.customer(), open.lang())
        .put("coupon_code", dice.chance(0.05) ? "THANKS10" : null)
        .keyedBy(open.id());
  }

  /** A customer's direct message. */
  TrafficRecord customerMessage(Stamp stamp) {
    Phrases.Saying saying = Phrases.ofCustomer(dice);
    var talk = new Talk(stamp.account(), cast.anyone(), saying.lang());
    remember(waiting, talk);
    Draft draft = message(stamp, talk).put("direction", "inbound");
    return from(draft, talk.customer(), saying).keyedBy(talk.id());
  }

  private static Draft message(Stamp stamp, Talk talk) {
    return Draft.of(EventType.DM_SENT, stamp)
        .put("message_id", stamp.id("m"))
        .put("conversation_id", talk.id());
  }

  /** Somebody closes, takes over or reopens a conversation, or a customer opts out. */
  TrafficRecord conversation(Stamp stamp) {
    EventType type = fate();
    Talk known = talkFor(type);
    Talk talk = known == null ? new Talk(stamp.account(), cast.anyone(), "en") : known;
    Draft draft =
        Draft.of(type, stamp.of(talk.account())).put("customer_id", cast.user(talk.customer()));
    if (type != EventType.CONVERSATION_OPTED_OUT) {
      draft.put("conversation_id", talk.id()).put("agent_id", cast.agent());
    }
    if (type == EventType.CONVERSATION_ASSIGNED) {
      draft.put("queue", dice.chance(0.5) ? "support" : "sales");
    }
    return draft.keyedBy(talk.id());
  }

  private @Nullable Talk talkFor(EventType type) {
    if (type == EventType.CONVERSATION_REOPENED) {
      return closed;
    }
    if (type != EventType.CONVERSATION_RESOLVED) {
      return waiting.peekLast();
    }
    closed = answered.pollFirst();
    return closed;
  }

  private EventType fate() {
    double roll = dice.unit();
    if (roll < 0.83) {
      return EventType.CONVERSATION_RESOLVED;
    }
    if (roll < 0.96) {
      return EventType.CONVERSATION_ASSIGNED;
    }
    return roll < 0.99 ? EventType.CONVERSATION_REOPENED : EventType.CONVERSATION_OPTED_OUT;
  }

  private static <T> void remember(Deque<T> memory, T item) {
    memory.addLast(item);
    if (memory.size() > REMEMBERED) {
      memory.removeFirst();
    }
  }
}
