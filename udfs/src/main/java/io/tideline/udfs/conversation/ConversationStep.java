package io.tideline.udfs.conversation;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.TextVerdict;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation needs of one event. It is kept without its text.
 *
 * @param conversationId {@link ConversationIds#of}
 * @param messageId of a message; else null
 * @param byAutomation whether automation has sent the message
 * @param byAgent whether a person of the account has sent the message
 * @param customerId whose conversation it is; null where an outbound message does not say
 * @param intent of an inbound message whose text was read; else null
 * @param sentiment likewise, 0..1
 * @param toxicity likewise, 0..1
 * @param agentId whom a conversation is assigned to; else null
 * @param queue of an assignment; null where unsaid
 * @param videoId of a comment; else null
 * @param late whether it counts in no window
 * @param text of an inbound message, until it has been judged; then null
 * @param alertKind of a message that is an alert of its own, once it has been judged; else null
 * @param touch whether it is a message that may be credited with an order (SEMANTICS §8)
 */
public record ConversationStep(
    String conversationId,
    StepKind kind,
    long atMillis,
    String eventId,
    String accountId,
    String platform,
    Channel channel,
    @Nullable String messageId,
    boolean byAutomation,
    boolean byAgent,
    @Nullable String customerId,
    @Nullable Intent intent,
    @Nullable Double sentiment,
    @Nullable Double toxicity,
    @Nullable String agentId,
    @Nullable String queue,
    @Nullable String videoId,
    boolean late,
    @Nullable String text,
    @Nullable String alertKind,
    boolean touch) {

  /**
   * The order in which the steps of a conversation are applied: by time, then by event id
   * (SEMANTICS §1), and where events of two topics share that, by kind.
   */
  public static final Comparator<ConversationStep> ORDER =
      Comparator.comparingLong(ConversationStep::atMillis)
          .thenComparing(ConversationStep::eventId)
          .thenComparing(ConversationStep::kind);

  /** What the event is to its conversation; null where it is nothing to any. */
  public static @Nullable ConversationStep of(Event event) {
    if (event.message() != null) {
      return ofMessage(event, event.message());
    }
    StepKind kind =
        switch (event.type()) {
          case CONVERSATION_ASSIGNED -> StepKind.ASSIGNED;
          case CONVERSATION_RESOLVED -> StepKind.RESOLVED;
          case CONVERSATION_REOPENED -> StepKind.REOPENED;
          default -> null;
        };
    return kind == null ? null : ofChange(event, kind);
  }

  /**
   * The same step, as it is kept.
   *
   * @param kind of the alert that it is by itself; null where it is none
   */
  public ConversationStep judged(@Nullable String kind) {
    return text == null && Objects.equals(kind, alertKind)
        ? this
        : new ConversationStep(
            conversationId,
            this.kind,
            atMillis,
            eventId,
            accountId,
            platform,
            channel,
            messageId,
            byAutomation,
            byAgent,
            customerId,
            intent,
            sentiment,
            toxicity,
            agentId,
            queue,
            videoId,
            late,
            null,
            kind,
            touch);
  }

  /** The same step where the playbook settles what the message is about. */
  public ConversationStep settled(Intent settled) {
    return settled == intent
        ? this
        : new ConversationStep(
            conversationId,
            kind,
            atMillis,
            eventId,
            accountId,
            platform,
            channel,
            messageId,
            byAutomation,
            byAgent,
            customerId,
            settled,
            sentiment,
            toxicity,
            agentId,
            queue,
            videoId,
            late,
            text,
            alertKind,
            touch);
  }

  private static @Nullable ConversationStep ofMessage(Event event, Message message) {
    String conversation = ConversationIds.of(message);
    if (conversation == null) {
      return null;
    }
    TextVerdict verdict = event.verdict();
    boolean outbound = message.direction() == Direction.OUTBOUND;
    return new ConversationStep(
        conversation,
        outbound ? StepKind.OUTBOUND : StepKind.INBOUND,
        event.occurredAtMillis(),
        event.eventId(),
        event.accountId(),
        event.platform(),
        event.type() == EventType.DM_SENT ? Channel.DM : Channel.COMMENT,
        message.messageId(),
        outbound && message.senderType() == SenderType.AUTOMATION,
        outbound && message.senderType() == SenderType.AGENT,
        message.customerId(),
        verdict == null ? null : verdict.intent(),
        verdict == null ? null : verdict.sentimentScore(),
        verdict == null ? null : verdict.toxicity(),
        null,
        null,
        message.videoId(),
        event.late(),
        outbound ? null : message.text(),
        null,
        TouchMessages.isTouch(event));
  }

  /** The channel is that of the messages, so here it says nothing. */
  private static ConversationStep ofChange(Event event, StepKind kind) {
    var change = event.conversationChange();
    return new ConversationStep(
        change.conversationId(),
        kind,
        event.occurredAtMillis(),
        event.eventId(),
        event.accountId(),
        event.platform(),
        Channel.DM,
        null,
        false,
        false,
        change.customerId(),
        null,
        null,
        null,
        change.agentId(),
        change.queue(),
        null,
        event.late(),
        null,
        null,
        false);
  }
}
