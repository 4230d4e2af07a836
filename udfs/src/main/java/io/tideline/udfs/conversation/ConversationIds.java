package io.tideline.udfs.conversation;

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
   * The id as tables show it: the customer's key in the place of the customer's id. That is at the
   * end of a derived id, of one that its sender has derived alike, and of one that is made of
   * nothing else; any other id that came with the message stands as it came. Null where {@link #of}
   * is.
   */
  public static @Nullable String shown(Message message, Pseudonyms pseudonyms) {
    String id = of(message);
    if (id == null) {
      return null;
    }
    int customerFrom = customerFrom(id, message);
    return id.substring(0, customerFrom)
        + (customerFrom == id.length() ? "" : pseudonyms.keyOf(id.substring(customerFrom)));
  }

  /** The id as tables show it, where the customer is known. */
  public static String shown(String id, String customer, Pseudonyms pseudonyms) {
    int customerFrom = customerFrom(id, customer);
    return id.substring(0, customerFrom)
        + (customerFrom == id.length() ? "" : pseudonyms.keyOf(id.substring(customerFrom)));
  }

  /** Where in the id that of the customer begins; its length where it is not in there. */
  private static int customerFrom(String id, Message message) {
    String customer = message.customerId();
    if (customer == null) {
      String thread = message.videoId() == null ? id : threadOf(message);
      return id.startsWith(thread) ? thread.length() : id.length();
    }
    return customerFrom(id, customer);
  }

  private static int customerFrom(String id, String customer) {
    int from = id.length() - customer.length();
    boolean stands = from == 0 || (from > 0 && id.charAt(from - 1) == SEPARATOR);
    return stands && id.endsWith(customer) ? from : id.length();
  }

  private static String threadOf(Message comment) {
    String root =
        comment.parentCommentId() == null ? comment.messageId() : comment.parentCommentId();
    return comment.videoId() + SEPARATOR + root + SEPARATOR;
  }
}
