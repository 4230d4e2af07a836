package io.tideline.job.conversations;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.conversation.Conversation;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.Counts;
import io.tideline.udfs.conversation.Deadline;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.conversation.Opening;
import io.tideline.udfs.conversation.Replies;
import io.tideline.udfs.conversation.Said;
import io.tideline.udfs.conversation.StepKind;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code conversations} (CONTRACTS §3, SEMANTICS §5, §10): no customer's id, but the key;
 * {@code *_s} in seconds with milliseconds. The revision is that of the episode, which grows with
 * every change.
 */
final class ConversationRows {
  private static final int MILLI_PLACES = 3;

  private final Pseudonyms pseudonyms;

  ConversationRows(PseudonymSecret secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /**
   * The row of an episode as it stands.
   *
   * @param revisionFloor above which its revisions are
   */
  TableRow row(String conversationId, Episode episode, long revisionFloor) {
    Opening opening = episode.opening();
    String customer = opening.customerId();
    RowBuilder row =
        RowBuilder.of(WarehouseTable.CONVERSATIONS)
            .set("conversation_id", shown(conversationId, customer))
            .set("episode", (long) opening.number())
            .set("account_id", opening.accountId())
            .set("platform", opening.platform())
            .set("channel", opening.channel().label())
            .set("customer_key", customer == null ? null : pseudonyms.keyOf(customer))
            .set("assigned_agent", episode.handling().agentId())
            .set("queue", episode.handling().queue())
            .set("converted", false)
            .set("status", episode.isOpen() ? "open" : "resolved");
    setTimes(row, episode);
    setDeadlines(row, episode);
    setMessages(row, episode.counts(), episode.said());
    setNextResponses(row, episode);
    return row.build(revisionFloor + episode.revision());
  }

  /**
   * Which episode a message belongs to that may be credited with an order; null for any other
   * message, and for one of no episode, such as after a resolve.
   */
  @Nullable EpisodeTouch touch(ConversationStep step, @Nullable Conversation conversation) {
    Episode episode = conversation == null ? null : conversation.episode();
    if (!step.touch() || episode == null || step.atMillis() < episode.opening().atMillis()) {
      return null;
    }
    Long resolved = episode.resolvedMillis();
    boolean belongs =
        step.kind() == StepKind.INBOUND || resolved == null || step.atMillis() < resolved;
    return belongs
        ? new EpisodeTouch(
            step.conversationId(),
            step.channel().label(),
            step.messageId(),
            step.atMillis(),
            shown(step.conversationId(), episode.opening().customerId()),
            episode.opening().number())
        : null;
  }

  /** The conversation's id as tables show it. */
  private String shown(String conversationId, @Nullable String customer) {
    return customer == null
        ? conversationId
        : ConversationIds.shown(conversationId, customer, pseudonyms);
  }

  private static void setTimes(RowBuilder row, Episode episode) {
    Replies replies = episode.replies();
    long opened = episode.opening().atMillis();
    row.setTime("opened_at", opened)
        .setTime("first_reply_at", replies.firstMillis())
        .setTime("first_human_reply_at", replies.firstHumanMillis())
        .setTime("resolved_at", episode.resolvedMillis())
        .set("frt_s", seconds(opened, replies.firstMillis()))
        .set("frt_human_s", seconds(opened, replies.firstHumanMillis()))
        .set("resolution_s", seconds(opened, episode.resolvedMillis()));
  }

  private static void setDeadlines(RowBuilder row, Episode episode) {
    Deadline response = episode.firstResponse();
    Deadline resolution = episode.resolution();
    row.setTime("frt_due_at", response.dueMillis())
        .set("frt_breached", response.breached())
        .setTime("resolution_due_at", resolution.dueMillis())
        .set("resolution_breached", resolution.breached());
  }

  private static void setMessages(RowBuilder row, Counts counts, Said said) {
    row.set("inbound_count", (long) counts.inbound())
        .set("outbound_count", (long) counts.outbound())
        .set("automated_count", (long) counts.automated())
        .set("reopen_count", (long) counts.reopened())
        .set("last_intent", said.lastIntent() == null ? null : said.lastIntent().label())
        .set("min_sentiment", said.minSentiment());
  }

  private static void setNextResponses(RowBuilder row, Episode episode) {
    Replies replies = episode.replies();
    row.setTime("handed_off_at", episode.handling().handedOffMillis());
    if (replies.nextCount() > 0) {
      row.set("nrt_avg_s", replies.nextSumMillis() / (1_000.0 * replies.nextCount()))
          .set("nrt_max_s", seconds(0, replies.nextMaxMillis()));
    }
  }

  private static @Nullable BigDecimal seconds(long fromMillis, @Nullable Long toMillis) {
    return toMillis == null ? null : BigDecimal.valueOf(toMillis - fromMillis, MILLI_PLACES);
  }
}
