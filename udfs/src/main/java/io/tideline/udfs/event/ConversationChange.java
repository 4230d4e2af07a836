package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/**
 * {@code conversation.assigned}, {@code .resolved}, {@code .reopened} and {@code .opted_out}.
 *
 * @param conversationId null only for {@code opted_out}, which is about the person alone
 */
public record ConversationChange(
    @Nullable String conversationId,
    String customerId,
    @Nullable String agentId,
    @Nullable String queue) {}
