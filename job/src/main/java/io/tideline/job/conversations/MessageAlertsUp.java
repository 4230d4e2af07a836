package io.tideline.job.conversations;

import io.tideline.udfs.conversation.ConversationStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;

/** The messages of the conversation at hand whose alerts are up. */
final class MessageAlertsUp {
  private final MapState<String, ConversationStep> messages;

  MessageAlertsUp(MapState<String, ConversationStep> messages) {
    this.messages = messages;
  }

  /** Keeps one; false where it is up already, since there is one alert a message. */
  boolean add(ConversationStep message) throws Exception {
    if (messages.contains(message.messageId())) {
      return false;
    }
    messages.put(message.messageId(), message);
    return true;
  }

  /** Takes one; false where it is not up. */
  boolean take(ConversationStep message) throws Exception {
    if (!messages.contains(message.messageId())) {
      return false;
    }
    messages.remove(message.messageId());
    return true;
  }

  /** Takes those that came before a step, in order. */
  List<ConversationStep> takeBefore(ConversationStep step) throws Exception {
    return take(message -> ConversationStep.ORDER.compare(message, step) < 0);
  }

  /** Takes those up to an instant, in order. */
  List<ConversationStep> takeUpTo(long millis) throws Exception {
    return take(message -> message.atMillis() <= millis);
  }

  /** Takes those whose customers were erased at their instants or later, before another. */
  List<ConversationStep> takeErased(ErasedConversations erased, long millis) throws Exception {
    return take(message -> message.atMillis() <= erased.before(message.customerId(), millis));
  }

  /** Whose the messages are. */
  Set<String> customers() throws Exception {
    var customers = new HashSet<String>();
    for (ConversationStep message : messages.values()) {
      if (message.customerId() != null) {
        customers.add(message.customerId());
      }
    }
    return customers;
  }

  private List<ConversationStep> take(Predicate<ConversationStep> which) throws Exception {
    var taken = new ArrayList<ConversationStep>();
    for (ConversationStep message : messages.values()) {
      if (which.test(message)) {
        taken.add(message);
      }
    }
    taken.sort(ConversationStep.ORDER);
    for (ConversationStep message : taken) {
      messages.remove(message.messageId());
    }
    return taken;
  }
}
