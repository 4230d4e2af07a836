package io.tideline.job.attribution.credits;

import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;

/**
 * That a message was an order's last touch, or that it was not.
 *
 * @param conversationId as events say, else a stand-in of the message; never for a table
 * @param channel {@code dm} or {@code comment}
 * @param atMillis of the message
 * @param path {@code dm_sale} or {@code comment_sale}
 * @param removed whether a correction took it back
 */
public record ConversionMark(
    String conversationId,
    String channel,
    String messageId,
    long atMillis,
    String orderId,
    String path,
    boolean removed) {

  static ConversionMark of(PathTouch message, String orderId, boolean removed) {
    String conversation = message.conversationId();
    return new ConversionMark(
        conversation == null ? "/" + message.messageId() : conversation,
        channel(message.type()),
        message.messageId(),
        message.atMillis(),
        orderId,
        message.type().conversionPath(),
        removed);
  }

  /** The channel of a conversation's touch. */
  static String channel(TouchType type) {
    return type == TouchType.CONVERSATION_DM ? "dm" : "comment";
  }
}
