package io.tideline.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** {@code comment.created} as plain Jackson databind reads it; times stay text. */
@JsonIgnoreProperties(ignoreUnknown = true)
record BoundComment(
    @JsonProperty("event_id") String eventId,
    @JsonProperty("type") String type,
    @JsonProperty("occurred_at") String occurredAt,
    @JsonProperty("account_id") String accountId,
    @JsonProperty("platform") @Nullable String platform,
    @JsonProperty("received_at") @Nullable String receivedAt,
    @JsonProperty("comment_id") String commentId,
    @JsonProperty("video_id") String videoId,
    @JsonProperty("parent_comment_id") @Nullable String parentCommentId,
    @JsonProperty("conversation_id") @Nullable String conversationId,
    @JsonProperty("direction") String direction,
    @JsonProperty("sender_type") String senderType,
    @JsonProperty("sender_id") String senderId,
    @JsonProperty("sender_name") @Nullable String senderName,
    @JsonProperty("customer_id") @Nullable String customerId,
    @JsonProperty("text") @Nullable String text,
    @JsonProperty("lang") @Nullable String lang,
    @JsonProperty("likes") @Nullable Long likes,
    @JsonProperty("campaign_tag") @Nullable String campaignTag) {}
