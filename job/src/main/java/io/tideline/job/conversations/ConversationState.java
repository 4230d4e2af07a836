package io.tideline.job.conversations;

import io.tideline.udfs.conversation.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a conversation.
 *
 * @param conversation null before its first episode
 * @param wakeAtMillis the event-time timer that is set for it; {@link Long#MAX_VALUE} without one
 * @param wallAtMillis likewise, the wall-clock timer
 * @param messageAlerts how many alerts on its messages are up
 */
public record ConversationState(
    @Nullable Conversation conversation, long wakeAtMillis, long wallAtMillis, int messageAlerts) {

  static final ConversationState NEW =
      new ConversationState(null, Long.MAX_VALUE, Long.MAX_VALUE, 0);

  ConversationState with(@Nullable Conversation changed) {
    return new ConversationState(changed, wakeAtMillis, wallAtMillis, messageAlerts);
  }

  ConversationState wakingAt(long millis) {
    return new ConversationState(conversation, millis, wallAtMillis, messageAlerts);
  }

  ConversationState wallAt(long millis) {
    return new ConversationState(conversation, wakeAtMillis, millis, messageAlerts);
  }

  ConversationState withMessageAlerts(int count) {
    return new ConversationState(conversation, wakeAtMillis, wallAtMillis, count);
  }

  boolean isEmpty() {
    return conversation == null && messageAlerts == 0;
  }
}
