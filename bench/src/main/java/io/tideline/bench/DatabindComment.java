package io.tideline.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.SenderType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code comment.created} as Jackson databind reads it into the types that the decoder answers in,
 * without any of the contract's rules on lengths, ranges and clocks.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatabindComment(
    @JsonProperty("event_id") String eventId,
    @JsonProperty("type") String type,
    @JsonProperty("occurred_at") Instant occurredAt,
    @JsonProperty("account_id") String accountId,
    @JsonProperty("platform") @Nullable String platform,
    @JsonProperty("received_at") @Nullable Instant receivedAt,
    @JsonProperty("comment_id") String commentId,
    @JsonProperty("video_id") String videoId,
    @JsonProperty("parent_comment_id") @Nullable String parentCommentId,
    @JsonProperty("conversation_id") @Nullable String conversationId,
    @JsonProperty("direction") Direction direction,
    @JsonProperty("sender_type") SenderType senderType,
    @JsonProperty("sender_id") String senderId,
    @JsonProperty("sender_name") @Nullable String senderName,
    @JsonProperty("customer_id") @Nullable String customerId,
    @JsonProperty("text") @Nullable String text,
    @JsonProperty("lang") @Nullable String lang,
    @JsonProperty("likes") @Nullable Long likes,
    @JsonProperty("campaign_tag") @Nullable String campaignTag) {}
