package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tideline.udfs.event.Fact;
import io.tideline.udfs.event.Trigger;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code automation-triggers} (CONTRACTS §2). */
public final class TriggerJson {

  private TriggerJson() {}

  /** One trigger as one JSON object; what it has not is left out. */
  public static String encode(Trigger trigger) {
    return JsonText.object(json -> writeFields(json, trigger));
  }

  /** What the rule saw alone, as one JSON object. */
  public static String encodeSignal(List<Fact> signal) {
    return JsonText.object(json -> writeFacts(json, signal));
  }

  private static void writeFields(JsonGenerator json, Trigger trigger) throws IOException {
    json.writeStringField("trigger_id", trigger.triggerId());
    json.writeStringField("created_at", Rfc3339.format(trigger.createdAtMillis()));
    json.writeStringField("action", trigger.action().label());
    json.writeStringField("account_id", trigger.accountId());
    json.writeStringField("platform", trigger.platform());
    JsonText.writeOptional(json, "conversation_id", trigger.conversationId());
    JsonText.writeOptional(json, "message_id", trigger.messageId());
    JsonText.writeOptional(json, "video_id", trigger.videoId());
    JsonText.writeOptional(json, "live_id", trigger.liveId());
    JsonText.writeOptional(json, "customer_id", trigger.customerId());
    JsonText.writeOptional(json, "template_id", trigger.templateId());
    JsonText.writeOptional(json, "text", trigger.text());
    JsonText.writeOptional(json, "queue", trigger.queue());
    JsonText.writeOptional(json, "tag", trigger.tag());
    json.writeNumberField("priority", trigger.priority());
    writeOptional(json, "attempt", trigger.attempt());
    writeOptional(json, "expected_response_minutes", trigger.expectedResponseMinutes());
    json.writeBooleanField("qa_sample", trigger.qaSample());
    json.writeStringField("rule_id", trigger.ruleId());
    json.writeStringField("playbook_version", trigger.playbookVersion());
    json.writeObjectFieldStart("signal");
    writeFacts(json, trigger.signal());
    json.writeEndObject();
    json.writeBooleanField("dry_run", trigger.dryRun());
  }

  private static void writeOptional(JsonGenerator json, String name, @Nullable Integer number)
      throws IOException {
    if (number != null) {
      json.writeNumberField(name, number);
    }
  }

  private static void writeFacts(JsonGenerator json, List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      json.writeFieldName(fact.name());
      switch (fact.kind()) {
        case TEXT -> json.writeString(fact.values().get(0));
        case NUMBER -> json.writeNumber(fact.values().get(0));
        case BOOLEAN -> json.writeBoolean(fact.values().get(0).equals("true"));
        case TEXTS -> writeTexts(json, fact.values());
      }
    }
  }

  private static void writeTexts(JsonGenerator json, List<String> texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
