package io.tideline.udfs.conversation.kpi;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.text.SentimentLabel;
import java.util.function.Consumer;

/**
 * What an hour counts of a message, whatever becomes of its conversation (SEMANTICS §1, §5): each
 * one by its direction, without inbound ones that are late; of the inbound ones, once more those
 * that are labelled negative.
 */
public final class MessageFacts {
  private static final String COMMENT = "comment";
  private static final String DIRECT_MESSAGE = "dm";

  private MessageFacts() {}

  /** Gives the facts of an event; none where it is no message. */
  public static void of(Event event, Consumer<KpiFact> facts) {
    Message message = event.message();
    if (message == null || event.late()) {
      return;
    }
    if (message.direction() == Direction.OUTBOUND) {
      facts.accept(fact(event, KpiKind.OUTBOUND));
      return;
    }
    facts.accept(fact(event, KpiKind.INBOUND));
    if (event.verdict() != null && event.verdict().sentimentLabel() == SentimentLabel.NEGATIVE) {
      facts.accept(fact(event, KpiKind.NEGATIVE_FLAG));
    }
  }

  private static KpiFact fact(Event event, KpiKind kind) {
    String channel = event.type() == EventType.COMMENT_CREATED ? COMMENT : DIRECT_MESSAGE;
    return new KpiFact(
        event.accountId(),
        event.platform(),
        channel,
        event.occurredAtMillis(),
        kind,
        0,
        0,
        false,
        1);
  }
}
