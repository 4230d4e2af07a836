package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/**
 * {@code comment.created} and {@code dm.sent}.
 *
 * @param messageId {@code comment_id} or {@code message_id}
 * @param videoId of a comment; null for a direct message
 * @param parentCommentId the thread's root; null for a root comment and for a direct message
 * @param conversationId null where a comment names none; never null for a direct message
 * @param customerId outbound: whom it answers, null where unsaid; inbound: the sender
 * @param text null where the platform withholds it
 * @param likes of a comment; null where unsaid
 * @param couponCode of a direct message; null where unsaid
 */
public record Message(
    String messageId,
    @Nullable String videoId,
    @Nullable String parentCommentId,
    @Nullable String conversationId,
    Direction direction,
    SenderType senderType,
    String senderId,
    @Nullable String senderName,
    @Nullable String customerId,
    @Nullable String text,
    @Nullable String lang,
    @Nullable Long likes,
    @Nullable String campaignTag,
    @Nullable String couponCode) {

  /** The same message where it has become known whom it answers. */
  public Message answering(String customer) {
    return new Message(
        messageId,
        videoId,
        parentCommentId,
        conversationId,
        direction,
        senderType,
        senderId,
        senderName,
        customer,
        text,
        lang,
        likes,
        campaignTag,
        couponCode);
  }
}
