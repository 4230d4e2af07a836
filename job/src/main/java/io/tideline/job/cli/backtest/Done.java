package io.tideline.job.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One trigger of a backtest, from its row: no person's id, name or text.
 *
 * @param id the same under both playbooks where rule, action and cause are
 * @param what one line a person can read, without how it ended
 * @param refusal why it was refused; null where it was not
 */
public record Done(
    String id, String ruleId, String what, boolean dryRun, @Nullable String refusal) {
  private static final int ACTION_WIDTH = 16;

  static Done of(JsonNode row) {
    StringBuilder what =
        new StringBuilder(row.get("created_at").asText())
            .append("  ")
            .append(padded(row.get("action").asText()))
            .append(row.get("rule_id").asText());
    append(what, " to ", row.get("queue"));
    append(what, " saying ", row.get("template_id"));
    append(what, " on message ", row.get("message_id"));
    append(what, " on video ", row.get("video_id"));
    append(what, " in live ", row.get("live_id"));
    return new Done(
        row.get("trigger_id").asText(),
        row.get("rule_id").asText(),
        what.toString(),
        row.get("dry_run").asBoolean(),
        row.get("suppressed_reason").textValue());
  }

  private static String padded(String action) {
    return action + " ".repeat(Math.max(1, ACTION_WIDTH - action.length()));
  }

  private static void append(StringBuilder line, String words, JsonNode value) {
    if (!value.isNull()) {
      line.append(words).append(value.asText());
    }
  }

  /** How it ended. */
  String ending() {
    if (refusal != null) {
      return "refused: " + refusal;
    }
    return dryRun ? "dry run" : "sent";
  }
}
