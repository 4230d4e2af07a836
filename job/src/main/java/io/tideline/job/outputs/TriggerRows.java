package io.tideline.job.outputs;

import io.tideline.connectors.codec.TriggerJson;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/**
 * A trigger, sent or refused, as a row of {@code triggers}, the audit log (CONTRACTS §3): the
 * customer's key for the customer, a conversation named as in all tables, the text without names.
 */
final class TriggerRows extends RichMapFunction<Trigger, TableRow> {
  private static final long serialVersionUID = 1L;

  private final PseudonymSecret secret;
  private transient Pseudonyms pseudonyms;

  TriggerRows(PseudonymSecret secret) {
    this.secret = secret;
  }

  @Override
  public void open(OpenContext openContext) {
    pseudonyms = new Pseudonyms(secret);
  }

  @Override
  public TableRow map(Trigger trigger) {
    String customer = trigger.customerId();
    RowBuilder row =
        RowBuilder.of(WarehouseTable.TRIGGERS)
            .set("trigger_id", trigger.triggerId())
            .setTime("created_at", trigger.createdAtMillis())
            .set("action", trigger.action().label())
            .set("account_id", trigger.accountId())
            .set("platform", trigger.platform())
            .set("conversation_id", shown(trigger.conversationId(), customer))
            .set("message_id", trigger.messageId())
            .set("video_id", trigger.videoId())
            .set("live_id", trigger.liveId())
            .set("customer_key", customer == null ? null : pseudonyms.keyOf(customer));
    setAction(row, trigger);
    return row.set("signal", TriggerJson.encodeSignal(trigger.signal()))
        .set("dry_run", trigger.dryRun())
        .set("suppressed_reason", trigger.suppressedReason())
        .build(1);
  }

  private static void setAction(RowBuilder row, Trigger trigger) {
    row.set("template_id", trigger.templateId())
        .set("text", trigger.shownText())
        .set("queue", trigger.queue())
        .set("tag", trigger.tag())
        .set("priority", (long) trigger.priority())
        .set("attempt", trigger.attempt())
        .set("expected_response_minutes", trigger.expectedResponseMinutes())
        .set("qa_sample", trigger.qaSample())
        .set("rule_id", trigger.ruleId())
        .set("playbook_version", trigger.playbookVersion());
  }

  private @Nullable String shown(@Nullable String conversation, @Nullable String customer) {
    return conversation == null || customer == null
        ? conversation
        : ConversationIds.shown(conversation, customer, pseudonyms);
  }
}
