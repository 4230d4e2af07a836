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
 * @param revisionFloor added to the revisions of its rows: after an erasure its episodes are
 *     counted anew, and their rows must stand above those from before
 */
public record ConversationState(
    @Nullable Conversation conversation,
    long wakeAtMillis,
    long wallAtMillis,
    int messageAlerts,
    long revisionFloor) {

  static final ConversationState NEW =
      new ConversationState(null, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);

  ConversationState with(@Nullable Conversation changed) {
    return new ConversationState(changed, wakeAtMillis, wallAtMillis, messageAlerts, revisionFloor);
  }

  ConversationState wakingAt(long millis) {
    return new ConversationState(conversation, millis, wallAtMillis, messageAlerts, revisionFloor);
  }

  ConversationState wallAt(long millis) {
    return new ConversationState(conversation, wakeAtMillis, millis, messageAlerts, revisionFloor);
  }

  ConversationState withMessageAlerts(int count) {
    return new ConversationState(conversation, wakeAtMillis, wallAtMillis, count, revisionFloor);
  }

  ConversationState above(long floor) {
    return new ConversationState(conversation, wakeAtMillis, wallAtMillis, messageAlerts, floor);
  }

  boolean isEmpty() {
    return conversation == null && messageAlerts == 0;
  }
}
