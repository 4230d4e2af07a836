package io.tideline.udfs.event;

import io.tideline.udfs.text.TextVerdict;
import org.jspecify.annotations.Nullable;

/**
 * One valid event: the envelope of CONTRACTS §1 and, by {@link #type}, exactly one of the bodies;
 * all other bodies are null.
 *
 * @param eventId the idempotency key, unique per topic
 * @param occurredAtMillis when it happened
 * @param receivedAtMillis when the collector got it; where the event does not say, the Kafka
 *     record's timestamp, or in a file the newest {@code occurred_at} up to and with this line
 * @param lateRecord the record as it came, kept only where the event is late (SEMANTICS §1) and of
 *     a kind that counted windows count, so that it can be dead-lettered once it proves no
 *     duplicate
 * @param verdict what an inbound message's text says (SEMANTICS §3), once it has been read; null
 *     before that, for a message without text, for an outbound one, and for all other events
 */
public record Event(
    EventType type,
    String eventId,
    long occurredAtMillis,
    long receivedAtMillis,
    String accountId,
    String platform,
    @Nullable Message message,
    @Nullable CommentDeletion commentDeletion,
    @Nullable ConversationChange conversationChange,
    @Nullable LiveGift liveGift,
    @Nullable LiveSignal liveSignal,
    @Nullable ShopView shopView,
    @Nullable Order order,
    @Nullable Refund refund,
    @Nullable VideoSnapshot videoSnapshot,
    @Nullable Touchpoint touchpoint,
    @Nullable IdentityLink identityLink,
    @Nullable CostRecord costRecord,
    @Nullable AudienceActivity audienceActivity,
    @Nullable ErasureRequest erasureRequest,
    @Nullable DeadLetter lateRecord,
    @Nullable TextVerdict verdict) {

  /** True where counted windows must leave the event out (SEMANTICS §1). */
  public boolean late() {
    return lateRecord != null;
  }

  /** The same event with what its text says. */
  public Event withVerdict(TextVerdict textVerdict) {
    return with(message, textVerdict);
  }

  /** The same event of a message of the account where it has become known whom it answers. */
  public Event answering(String customer) {
    return with(message.answering(customer), verdict);
  }

  private Event with(@Nullable Message changed, @Nullable TextVerdict textVerdict) {
    return new Event(
        type,
        eventId,
        occurredAtMillis,
        receivedAtMillis,
        accountId,
        platform,
        changed,
        commentDeletion,
        conversationChange,
        liveGift,
        liveSignal,
        shopView,
        order,
        refund,
        videoSnapshot,
        touchpoint,
        identityLink,
        costRecord,
        audienceActivity,
        erasureRequest,
        lateRecord,
        textVerdict);
  }
}
