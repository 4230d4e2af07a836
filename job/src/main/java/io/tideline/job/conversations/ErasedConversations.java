package io.tideline.job.conversations;

import io.tideline.job.governance.ErasedPeople;
import io.tideline.udfs.conversation.Conversation;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.privacy.ErasureBook;
import org.jspecify.annotations.Nullable;

/** What erasures mean for conversations: each goes with who opened it (SEMANTICS §10). */
final class ErasedConversations {
  /** No erasure. */
  static final long NEVER = Long.MIN_VALUE;

  private final ErasedPeople people;
  private final ErasureBook book;

  ErasedConversations(ErasedPeople people) {
    this.people = people;
    this.book = people.book();
  }

  boolean any() {
    return !book.isEmpty();
  }

  /** Whether a step comes from before an erasure that has been done. */
  boolean isGone(ConversationStep step) {
    return people.isGone(step.customerId(), step.atMillis());
  }

  /** Up to when a customer is to be forgotten now. */
  long upTo(@Nullable String customer, long clockMillis) {
    return before(customer, endMillis(clockMillis));
  }

  /** Before which erasures count now. */
  long endMillis(long clockMillis) {
    return people.inOrder() ? clockMillis + 1 : Long.MAX_VALUE;
  }

  /** The customer's last erasure before an instant. */
  long before(@Nullable String customer, long millis) {
    long last = customer == null ? 0 : book.lastBefore(customer, millis);
    return last == 0 ? NEVER : last;
  }

  /** Above which revisions a conversation begins that the step opens. */
  long floorOf(ConversationStep step) {
    return step.customerId() == null ? 0 : book.lastBefore(step.customerId(), step.atMillis());
  }

  /** Whose a conversation is; null where its last episode has left. */
  static @Nullable String customer(@Nullable Conversation conversation) {
    Episode episode = conversation == null ? null : conversation.episode();
    return episode == null ? null : episode.opening().customerId();
  }

  /** Whether what is known of it is from after an instant. */
  static boolean isSince(Conversation conversation, long millis) {
    Episode episode = conversation.episode();
    return episode != null && episode.opening().atMillis() > millis;
  }
}
