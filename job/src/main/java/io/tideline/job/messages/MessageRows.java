package io.tideline.job.messages;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.event.CommentDeletion;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import io.tideline.udfs.text.TextVerdict;
import io.tideline.udfs.text.mask.PiiMasker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code messages} (CONTRACTS §3, SEMANTICS §3, §10): no person's id, name or text, but
 * keys and masked texts; what a text says is null where none was read, {@code customer_key} where
 * neither an outbound message nor the id of its conversation says whom it answers.
 *
 * <p>The revision follows from the content: {@code 2⁵² where deleted + 1024 · occurred_at in
 * milliseconds + ten bits of the event's id}. So of two events with one message's id the one that
 * happened later stands, whichever comes first, and a deleted message stays so. It is below 2⁵³,
 * and thus exact in every program that reads it, until the year 2109.
 */
final class MessageRows {
  private static final long DELETED = 1L << 52;
  private static final int ID_BITS = 10;
  private static final long LAST_MILLIS = (DELETED >> ID_BITS) - 1;
  private static final String COMMENT = "comment";
  private static final String DIRECT_MESSAGE = "dm";

  private final Pseudonyms pseudonyms;
  private final PiiMasker masker = new PiiMasker();

  MessageRows(PseudonymSecret secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /** The row of the event's message. */
  TableRow row(Event event, boolean deleted) {
    Message message = event.message();
    String customer = ConversationIds.customerOf(message);
    RowBuilder row =
        keyed(message.messageId(), event.type() == EventType.COMMENT_CREATED)
            .set("conversation_id", ConversationIds.shown(message, pseudonyms))
            .set("account_id", event.accountId())
            .set("platform", event.platform())
            .set("video_id", message.videoId())
            .set("direction", lowerCase(message.direction()))
            .set("sender_type", lowerCase(message.senderType()))
            .set("customer_key", customer == null ? null : pseudonyms.keyOf(customer))
            .setTime("occurred_at", event.occurredAtMillis())
            .set("text_masked", masked(message.text()))
            .set("campaign_tag", message.campaignTag())
            .set("deleted", deleted);
    if (event.verdict() != null) {
      set(row, event.verdict());
    }
    return row.build(revision(event) | (deleted ? DELETED : 0));
  }

  /** Marks the row of a comment as deleted, where there is one. */
  static TableRow deletion(CommentDeletion deletion) {
    return keyed(deletion.commentId(), true).set("deleted", true).buildPatch(DELETED);
  }

  private static RowBuilder keyed(String messageId, boolean isComment) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", messageId)
        .set("channel", isComment ? COMMENT : DIRECT_MESSAGE);
  }

  private static void set(RowBuilder row, TextVerdict verdict) {
    row.set("lang", verdict.language().tag())
        .set("sentiment_score", verdict.sentimentScore())
        .set("sentiment_label", verdict.sentimentLabel().label())
        .set("intent", verdict.intent().label())
        .set("intent_confidence", verdict.intentConfidence())
        .set("toxicity", verdict.toxicity())
        .set("spam", verdict.spam());
  }

  /** PostgreSQL takes no character 0, and a message is not lost for one. */
  private @Nullable String masked(@Nullable String text) {
    return text == null ? null : masker.mask(text).replace('\u0000', '\uFFFD');
  }

  private static long revision(Event event) {
    long millis = Math.min(Math.max(event.occurredAtMillis(), 0), LAST_MILLIS);
    int hash = event.eventId().hashCode();
    return millis << ID_BITS | (hash ^ hash >>> ID_BITS) & (1 << ID_BITS) - 1;
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
