package io.tideline.udfs.conversation;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation a message belongs to (SEMANTICS §5), and how tables name it without the
 * customer's id (CONTRACTS §3).
 */
public final class ConversationIds {
  private static final char SEPARATOR = '/';

  private ConversationIds() {}

  /**
   * The conversation's id: the one that the message has, else {@code <video_id>/<root comment
   * id>/<customer_id>}. Null where an outbound comment has none and does not say whom it answers.
   */
  public static @Nullable String of(Message message) {
    if (message.conversationId() != null) {
      return message.conversationId();
    }
    return message.customerId() == null ? null : threadOf(message) + message.customerId();
  }

  /**
   * The id as tables show it, {@link #shown(String, String, Pseudonyms)}, be it derived or come
   * with the message. Whom an outbound message answers that does not say so is known of an id that
   * is derived alike; else any part of the id may name somebody, and its key stands for all of it.
   * Null where {@link #of} is.
   */
  public static @Nullable String shown(Message message, Pseudonyms pseudonyms) {
    String id = of(message);
    String customer = customerOf(message);
    if (id == null) {
      return null;
    }
    return customer == null ? pseudonyms.keyOf(id) : shown(id, customer, pseudonyms);
  }

  /**
   * Whether a message of the account belongs to a conversation and does not say whom it answers:
   * only who has seen the conversation can tell.
   */
  public static boolean isUnaddressed(Message message) {
    return message.direction() == Direction.OUTBOUND
        && message.customerId() == null
        && message.conversationId() != null;
  }

  /**
   * The id as tables show it, where whose conversation it is is known: the customer's key in the
   * place of the customer's id wherever that stands between characters that are neither letter nor
   * digit. That holds of a video's and a comment's id as well: all tables must show one id, and not
   * all that write them know how it was made. The ids of those who answer stand as they came.
   */
  public static String shown(String id, String customer, Pseudonyms pseudonyms) {
    return customer.isEmpty() ? id : keyed(id, customer, pseudonyms);
  }

  /**
   * Whose a message is: the customer it says, else the one whom the id of its conversation names
   * where that is derived from its own thread; null where neither says.
   */
  public static @Nullable String customerOf(Message message) {
    String id = message.conversationId();
    if (message.customerId() != null || id == null || message.videoId() == null) {
      return message.customerId();
    }
    String thread = threadOf(message);
    boolean isNamed = id.startsWith(thread) && id.length() > thread.length();
    return isNamed ? id.substring(thread.length()) : null;
  }

  /** Whom the id of a conversation names that was derived; null where it was not. */
  public static @Nullable String customerOf(String id) {
    int root = id.indexOf(SEPARATOR);
    int customer = root < 0 ? -1 : id.indexOf(SEPARATOR, root + 1);
    return customer < 0 || customer == id.length() - 1 ? null : id.substring(customer + 1);
  }

  private static String keyed(String id, String customer, Pseudonyms pseudonyms) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int at = id.indexOf(customer);
        at >= 0;
        at = id.indexOf(customer, Math.max(from, at + 1))) {
      int end = at + customer.length();
      if (isBorder(id, at) && isBorder(id, end)) {
        shown.append(id, from, at).append(pseudonyms.keyOf(customer));
        from = end;
      }
    }
    return shown.append(id, from, id.length()).toString();
  }

  /** Whether no two letters or digits meet there. */
  private static boolean isBorder(String id, int at) {
    return at == 0
        || at == id.length()
        || !Character.isLetterOrDigit(id.codePointBefore(at))
        || !Character.isLetterOrDigit(id.codePointAt(at));
  }

  private static String threadOf(Message comment) {
    String root =
        comment.parentCommentId() == null ? comment.messageId() : comment.parentCommentId();
    return comment.videoId() + SEPARATOR + root + SEPARATOR;
  }
}
