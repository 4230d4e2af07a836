package io.tideline.udfs.conversation;

/**
 * Which episode a message belongs to that may be credited with an order (SEMANTICS §8).
 *
 * @param conversationId as events say; never for a table
 * @param channel {@code dm} or {@code comment}
 * @param atMillis of the message
 * @param shownId the conversation's id as tables show it
 */
public record EpisodeTouch(
    String conversationId,
    String channel,
    String messageId,
    long atMillis,
    String shownId,
    int episode) {}
