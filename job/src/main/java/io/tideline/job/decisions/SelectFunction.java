package io.tideline.job.decisions;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Order;
import java.util.LinkedHashSet;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends each event to those who need it; straight to the person's where nothing is to be added. */
public final class SelectFunction extends ProcessFunction<Event, DecisionStep> {
  private static final long serialVersionUID = 1L;

  /** Comments of customers, and findings about videos, by video. */
  static final OutputTag<DecisionStep> OF_VIDEOS =
      new OutputTag<>("of-videos", DecisionStepSerializer.TYPE);

  /**
   * Messages by conversation: those of the account that do not say whom they answer, and those of
   * customers, which tell whose the conversation is.
   */
  static final OutputTag<DecisionStep> OF_CONVERSATIONS =
      new OutputTag<>("of-conversations", DecisionStepSerializer.TYPE);

  @Override
  public void processElement(Event event, Context context, Collector<DecisionStep> out) {
    switch (event.type()) {
      case COMMENT_CREATED, DM_SENT -> message(event, event.message(), context, out);
      case CONVERSATION_ASSIGNED,
          CONVERSATION_RESOLVED,
          CONVERSATION_REOPENED,
          CONVERSATION_OPTED_OUT ->
          out.collect(ofPerson(event, event.conversationChange().customerId()));
      case ORDER_PLACED -> order(event, out);
      case PRIVACY_ERASE -> out.collect(ofPerson(event, event.erasureRequest().subjectId()));
      default -> {}
    }
  }

  private static void message(
      Event event, Message message, Context context, Collector<DecisionStep> out) {
    String customer = message.customerId();
    boolean isInbound = message.direction() == Direction.INBOUND;
    if (customer != null && isInbound && message.videoId() != null) {
      ofVideo(event, message.videoId(), customer, context);
    } else if (customer != null) {
      out.collect(ofPerson(event, customer));
    }
    if (message.conversationId() != null && (isInbound || customer == null)) {
      context.output(OF_CONVERSATIONS, DecisionStep.of(message.conversationId(), customer, event));
    }
  }

  /** A buyer may be known as a visitor and as a person; both have bought. */
  private static void order(Event event, Collector<DecisionStep> out) {
    Order order = event.order();
    var buyers = new LinkedHashSet<String>();
    if (order.visitorId() != null) {
      buyers.add(order.visitorId());
    }
    if (order.personId() != null) {
      buyers.add(order.personId());
    }
    buyers.forEach(buyer -> out.collect(ofPerson(event, buyer)));
  }

  private static DecisionStep ofPerson(Event event, String person) {
    return DecisionStep.of(DecisionKeys.person(event.platform(), person), person, event);
  }

  private static void ofVideo(Event event, String video, String person, Context context) {
    String key = DecisionKeys.video(event.platform(), event.accountId(), video);
    context.output(OF_VIDEOS, DecisionStep.of(key, person, event));
  }
}
