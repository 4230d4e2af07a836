package io.tideline.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * {@code comment.created} as Jackson databind reads it, without any of the contract's rules on
 * lengths, ranges and clocks. With {@code Instant}, {@code Direction} and {@code SenderType} it is
 * what the decoder answers; with three times {@code String} it shows what binding alone costs.
 *
 * @param <T> what times are read into
 * @param <D> what the direction is read into
 * @param <S> what the sender's type is read into
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatabindComment<T, D, S>(
    @JsonProperty("event_id") String eventId,
    @JsonProperty("type") String type,
    @JsonProperty("occurred_at") T occurredAt,
    @JsonProperty("account_id") String accountId,
    @JsonProperty("platform") @Nullable String platform,
    @JsonProperty("received_at") @Nullable T receivedAt,
    @JsonProperty("comment_id") String commentId,
    @JsonProperty("video_id") String videoId,
    @JsonProperty("parent_comment_id") @Nullable String parentCommentId,
    @JsonProperty("conversation_id") @Nullable String conversationId,
    @JsonProperty("direction") D direction,
    @JsonProperty("sender_type") S senderType,
    @JsonProperty("sender_id") String senderId,
    @JsonProperty("sender_name") @Nullable String senderName,
    @JsonProperty("customer_id") @Nullable String customerId,
    @JsonProperty("text") @Nullable String text,
    @JsonProperty("lang") @Nullable String lang,
    @JsonProperty("likes") @Nullable Long likes,
    @JsonProperty("campaign_tag") @Nullable String campaignTag) {}
