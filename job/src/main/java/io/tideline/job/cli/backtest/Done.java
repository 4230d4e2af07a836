package io.tideline.job.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One trigger of a backtest, from its row: no person's id or name, and of texts what tables show.
 *
 * @param id the same under both playbooks where rule, action and cause are
 * @param what one line a person can read, without how it ended
 * @param refusal why it was refused; null where it was not
 * @param content what it asks for, by the names of {@link #CONTENT}; what it has none of is left
 *     out
 */
public record Done(
    String id,
    String ruleId,
    String what,
    boolean dryRun,
    @Nullable String refusal,
    Map<String, String> content) {

  /** The columns in which two playbooks may ask for different things under one id. */
  private static final Map<String, String> CONTENT = contents();

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
        row.get("suppressed_reason").textValue(),
        content(row));
  }

  private static Map<String, String> contents() {
    var columns = new LinkedHashMap<String, String>();
    columns.put("action", "action");
    columns.put("time", "created_at");
    columns.put("queue", "queue");
    columns.put("template", "template_id");
    columns.put("text", "text");
    columns.put("priority", "priority");
    columns.put("tag", "tag");
    columns.put("expected minutes", "expected_response_minutes");
    return columns;
  }

  private static Map<String, String> content(JsonNode row) {
    var content = new LinkedHashMap<String, String>();
    CONTENT.forEach(
        (name, column) -> {
          if (!row.get(column).isNull()) {
            content.put(name, row.get(column).asText());
          }
        });
    return content;
  }

  /** What it asks for otherwise than another one of the same id, in words; empty where nothing. */
  String otherThan(Done other) {
    List<String> differing =
        CONTENT.keySet().stream()
            .filter(
                name ->
                    !content.getOrDefault(name, "").equals(other.content.getOrDefault(name, "")))
            .toList();
    return differing.stream()
        .map(name -> content.containsKey(name) ? name + " " + content.get(name) : "no " + name)
        .collect(Collectors.joining(", "));
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
