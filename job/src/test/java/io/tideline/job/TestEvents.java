package io.tideline.job;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.CommentDeletion;
import io.tideline.udfs.event.ConversationChange;
import io.tideline.udfs.event.CostKind;
import io.tideline.udfs.event.CostRecord;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.ErasureRequest;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Topic;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events for tests, each with just what the test is about. */
public final class TestEvents {
  /** The account of every event. */
  public static final String ACCOUNT = "acme";

  /** Monday, 2 March 2026, 00:00 UTC. */
  public static final long MONDAY = 1_772_409_600_000L;

  private TestEvents() {}

  /** A customer's comment on a video. */
  public static Event comment(String eventId, String videoId, long at) {
    return event(EventType.COMMENT_CREATED, eventId, at, message(videoId, Direction.INBOUND));
  }

  /** The account's own comment on a video. */
  public static Event ownComment(String eventId, String videoId, long at) {
    return event(EventType.COMMENT_CREATED, eventId, at, message(videoId, Direction.OUTBOUND));
  }

  /** A customer's direct message. */
  public static Event directMessage(String eventId, long at) {
    return event(EventType.DM_SENT, eventId, at, message(null, Direction.INBOUND));
  }

  /** The account's answer to a customer's direct message. */
  public static Event ownDirectMessage(String eventId, long at) {
    return event(EventType.DM_SENT, eventId, at, message(null, Direction.OUTBOUND));
  }

  /** That the conversation of the direct messages was resolved. */
  public static Event resolved(String eventId, long at) {
    return event(EventType.CONVERSATION_RESOLVED, eventId, at, change());
  }

  /** That it was reopened. */
  public static Event reopened(String eventId, long at) {
    return event(EventType.CONVERSATION_REOPENED, eventId, at, change());
  }

  /** That the customer wants no automation any more. */
  public static Event optedOut(String eventId, long at) {
    return event(EventType.CONVERSATION_OPTED_OUT, eventId, at, change());
  }

  /** That the customer is to be forgotten. */
  public static Event erased(String eventId, long at) {
    return erased(eventId, "customer", at);
  }

  /** A request to erase somebody. */
  public static Event erased(String eventId, String subject, long at) {
    return event(EventType.PRIVACY_ERASE, eventId, at, new ErasureRequest(eventId, subject));
  }

  private static ConversationChange change() {
    return new ConversationChange("conversation", "customer", null, null);
  }

  /** That a comment was deleted. */
  public static Event deletion(String eventId, String commentId, long at) {
    return event(EventType.COMMENT_DELETED, eventId, at, new CommentDeletion(commentId, "video"));
  }

  /** The same message, named so. */
  public static Event named(Event event, String messageId) {
    Message m = event.message();
    return with(
        event,
        new Message(
            messageId,
            m.videoId(),
            m.parentCommentId(),
            m.conversationId(),
            m.direction(),
            m.senderType(),
            m.senderId(),
            m.senderName(),
            m.customerId(),
            m.text(),
            m.lang(),
            m.likes(),
            m.campaignTag(),
            m.couponCode()));
  }

  /** The same message of, or to, that customer, in a conversation of theirs. */
  public static Event of(Event event, String customer) {
    Message m = event.message();
    return with(
        event,
        new Message(
            m.messageId(),
            m.videoId(),
            m.parentCommentId(),
            m.conversationId() == null ? null : "with " + customer.length(),
            m.direction(),
            m.senderType(),
            m.direction() == Direction.INBOUND ? customer : m.senderId(),
            m.senderName(),
            customer,
            m.text(),
            m.lang(),
            m.likes(),
            m.campaignTag(),
            m.couponCode()));
  }

  /** The same message of a customer, written by another in the same conversation. */
  public static Event joinedBy(Event event, String customer) {
    Message m = event.message();
    return with(
        event,
        new Message(
            m.messageId(),
            m.videoId(),
            m.parentCommentId(),
            m.conversationId(),
            m.direction(),
            m.senderType(),
            customer,
            m.senderName(),
            customer,
            m.text(),
            m.lang(),
            m.likes(),
            m.campaignTag(),
            m.couponCode()));
  }

  /** The same message in another conversation. */
  public static Event in(Event event, String conversation) {
    Message m = event.message();
    return with(
        event,
        new Message(
            m.messageId(),
            m.videoId(),
            m.parentCommentId(),
            conversation,
            m.direction(),
            m.senderType(),
            m.senderId(),
            m.senderName(),
            m.customerId(),
            m.text(),
            m.lang(),
            m.likes(),
            m.campaignTag(),
            m.couponCode()));
  }

  /** The same message, not saying whom it answers. */
  public static Event unaddressed(Event event) {
    Message m = event.message();
    return with(
        event,
        new Message(
            m.messageId(),
            m.videoId(),
            m.parentCommentId(),
            m.conversationId(),
            m.direction(),
            m.senderType(),
            m.senderId(),
            m.senderName(),
            null,
            m.text(),
            m.lang(),
            m.likes(),
            m.campaignTag(),
            m.couponCode()));
  }

  /** The same message with that text and language; both may be withheld. */
  public static Event saying(Event event, @Nullable String text, @Nullable String lang) {
    Message m = event.message();
    return with(
        event,
        new Message(
            m.messageId(),
            m.videoId(),
            m.parentCommentId(),
            m.conversationId(),
            m.direction(),
            m.senderType(),
            m.senderId(),
            m.senderName(),
            m.customerId(),
            text,
            lang,
            m.likes(),
            m.campaignTag(),
            m.couponCode()));
  }

  /** The same message once its text has been read and found to be of that sentiment. */
  public static Event scored(Event event, double sentiment) {
    return event.withVerdict(
        new TextVerdict(Language.DE, sentiment, Intent.COMPLAINT, 0.75, 0.125, 0.0625));
  }

  /** The same event with that message. */
  public static Event with(Event event, Message message) {
    return event(event.type(), event.eventId(), event.occurredAtMillis(), message);
  }

  /** An order of 10.00 EUR. */
  public static Event order(String eventId, long at) {
    var order =
        new Order(eventId, "person", null, new BigDecimal("10.00"), "EUR", null, List.of(), null);
    return event(EventType.ORDER_PLACED, eventId, at, order);
  }

  /** A gift in the live {@code live-1}; of no streak where that is null. */
  public static Event gift(String eventId, @Nullable String streakId, long at) {
    var gift = new LiveGift("live-1", "viewer", null, "rose", null, 1, 1, streakId, null);
    return event(EventType.LIVE_GIFT, eventId, at, gift);
  }

  /** A record of media costs in EUR. */
  public static Event cost(
      String eventId, long at, String costId, String campaign, String amount, String date) {
    return event(
        EventType.COST_RECORDED,
        eventId,
        at,
        new CostRecord(
            costId, campaign, CostKind.MEDIA, new BigDecimal(amount), "EUR", date, 1_000L, 10L));
  }

  /** A touch of a visitor. */
  public static Event touch(EventType type, String eventId, String visitorId, Utm utm, long at) {
    return event(type, eventId, at, new Touchpoint(visitorId, null, utm, null, null));
  }

  /** The same event, late. */
  public static Event late(Event event) {
    return new Event(
        event.type(),
        event.eventId(),
        event.occurredAtMillis(),
        event.receivedAtMillis(),
        event.accountId(),
        event.platform(),
        event.message(),
        null,
        null,
        event.liveGift(),
        null,
        null,
        event.order(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        deadLetter(event.type().topic(), DeadLetterReason.LATE, 0),
        event.verdict());
  }

  /** The same snapshot, received then. */
  public static Event received(Event snapshot, long millis) {
    return new Event(
        snapshot.type(),
        snapshot.eventId(),
        snapshot.occurredAtMillis(),
        millis,
        snapshot.accountId(),
        snapshot.platform(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        snapshot.videoSnapshot(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A record that could not be used. */
  public static DeadLetter deadLetter(Topic topic, DeadLetterReason reason, long offset) {
    byte[] raw = "{}".getBytes(StandardCharsets.UTF_8);
    return new DeadLetter(topic.baseName(), 0, offset, reason, "event_id: bad", raw, 0);
  }

  /** The event as a source hands it on. */
  public static Decoded decoded(Event event) {
    return new Decoded(event.type().topic(), event, null);
  }

  private static Message message(@Nullable String videoId, Direction direction) {
    return new Message(
        "message",
        videoId,
        null,
        videoId == null ? "conversation" : null,
        direction,
        direction == Direction.INBOUND ? SenderType.CUSTOMER : SenderType.AGENT,
        "customer",
        null,
        "customer",
        "hello",
        null,
        null,
        null,
        null);
  }

  /** A snapshot of a video. */
  public static Event snapshot(String eventId, long at, VideoSnapshot video) {
    return event(EventType.VIDEO_SNAPSHOT, eventId, at, video);
  }

  private static Event event(EventType type, String eventId, long at, Object body) {
    return new Event(
        type,
        eventId,
        at,
        at,
        ACCOUNT,
        "tiktok",
        body instanceof Message message ? message : null,
        body instanceof CommentDeletion deletion ? deletion : null,
        body instanceof ConversationChange change ? change : null,
        body instanceof LiveGift gift ? gift : null,
        null,
        null,
        body instanceof Order order ? order : null,
        null,
        body instanceof VideoSnapshot video ? video : null,
        body instanceof Touchpoint touchpoint ? touchpoint : null,
        null,
        body instanceof CostRecord cost ? cost : null,
        null,
        body instanceof ErasureRequest erasure ? erasure : null,
        null,
        null);
  }
}
