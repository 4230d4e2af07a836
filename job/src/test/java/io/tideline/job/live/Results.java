package io.tideline.job.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be equal between a live run and another run or a replay (SEMANTICS §1), as sorted
 * lines: rows without what is exempt, and per alert its id, kind, subject, start, final severity,
 * status and end.
 */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EXEMPT_OF_ROWS = List.of("revision", "updated_at");
  private static final List<String> OF_ALERTS =
      List.of("alert_id", "kind", "account_id", "subject", "started_at", "severity", "status");

  /** Of people who are in one conversation only, which agents answer as well. */
  static final String AUTOMATED = "au";

  /** Of people who are in one conversation only, with automation alone. */
  static final String ALONE = "al";

  private static final List<String> OF_TRIGGERS =
      List.of("trigger_id", "action", "rule_id", "message_id", "created_at");

  private Results() {}

  /**
   * What rules asked for on people who are in one conversation only. Whether the guards let it pass
   * is not compared where others answer as well: a live job decides in the order of arrival
   * (SEMANTICS §1).
   */
  static List<String> triggerRows(List<String> lines) {
    return lines.stream()
        .map(Results::read)
        .filter(Results::isOfOneConversation)
        .map(Results::wanted)
        .sorted()
        .toList();
  }

  /**
   * All that was decided before an instant on people who write with automation alone, and how: what
   * guards let pass, and why they did not.
   */
  static List<String> verdicts(List<String> lines, Instant before) {
    return rows(lines.stream().filter(line -> isVerdict(read(line), before)).toList());
  }

  private static boolean isVerdict(ObjectNode row, Instant before) {
    return row.path("message_id").asText().startsWith(ALONE)
        && Instant.parse(row.get("created_at").asText()).isBefore(before);
  }

  /** What was sent, each once; fails where a trigger is on the topic twice. */
  static List<String> triggers(List<String> lines) {
    var ids = new HashSet<String>();
    var sent = new ArrayList<String>();
    for (String line : lines) {
      ObjectNode trigger = read(line);
      if (!ids.add(trigger.get("trigger_id").asText())) {
        throw new AssertionError("sent twice: " + line);
      }
      if (isOfOneConversation(trigger)) {
        sent.add(wanted(trigger));
      }
    }
    sent.sort(null);
    return sent;
  }

  /** The ids of all that was sent, by the topic. */
  static List<String> sentIds(List<String> lines) {
    return lines.stream().map(line -> read(line).get("trigger_id").asText()).sorted().toList();
  }

  /** The ids of all that was sent, by the table. */
  static List<String> sentIdsOfRows(List<String> lines) {
    return lines.stream()
        .map(Results::read)
        .filter(row -> row.get("suppressed_reason").isNull() && !row.get("dry_run").asBoolean())
        .map(row -> row.get("trigger_id").asText())
        .sorted()
        .toList();
  }

  private static boolean isOfOneConversation(ObjectNode trigger) {
    String message = trigger.path("message_id").asText();
    return message.startsWith(AUTOMATED) || message.startsWith(ALONE);
  }

  private static String wanted(ObjectNode trigger) {
    ObjectNode kept = JSON.createObjectNode();
    OF_TRIGGERS.forEach(field -> kept.set(field, trigger.get(field)));
    return kept.toString();
  }

  /** Rows of a table of figures. */
  static List<String> rows(List<String> lines) {
    return lines.stream()
        .map(Results::read)
        .map(row -> sorted(row.remove(EXEMPT_OF_ROWS)).toString())
        .sorted()
        .toList();
  }

  /** Dead letters by topic, reason and detail: their origin differs between file and Kafka. */
  static List<String> deadLetters(List<String> lines, String prefix) {
    return lines.stream()
        .map(Results::read)
        .map(
            row ->
                row.get("source_topic").asText().replace(prefix, "")
                    + " "
                    + row.get("reason").asText()
                    + " "
                    + row.get("detail").asText())
        .sorted()
        .toList();
  }

  /** The last revision of each alert; fails where revisions do not run 1, 2, … without a gap. */
  static List<String> alerts(List<String> lines) {
    Map<String, List<ObjectNode>> revisions = new TreeMap<>();
    for (String line : lines) {
      ObjectNode alert = read(line);
      revisions.computeIfAbsent(alert.get("alert_id").asText(), id -> new ArrayList<>()).add(alert);
    }
    var last = new ArrayList<String>();
    revisions.forEach(
        (id, all) -> {
          for (int i = 0; i < all.size(); i++) {
            if (all.get(i).get("revision").asInt() != i + 1) {
              throw new AssertionError("revisions of alert " + id + " have a gap: " + all);
            }
          }
          ObjectNode newest = all.get(all.size() - 1);
          if (isComparable(newest)) {
            last.add(essence(newest));
          }
        });
    return last;
  }

  /** The rows of the alerts table, as {@link #alerts} shows them. */
  static List<String> alertRows(List<String> lines) {
    return lines.stream()
        .map(Results::read)
        .filter(Results::isComparable)
        .map(Results::essence)
        .sorted()
        .toList();
  }

  /** Which message finds automation exhausted goes by arrival in a live job (SEMANTICS §1). */
  private static boolean isComparable(ObjectNode alert) {
    return !alert.get("kind").asText().equals("automation_exhausted");
  }

  private static String essence(ObjectNode alert) {
    ObjectNode kept = JSON.createObjectNode();
    OF_ALERTS.forEach(field -> kept.set(field, sorted(alert.get(field))));
    kept.set("ended_at", alert.get("ended_at"));
    return kept.toString();
  }

  /** PostgreSQL gives the fields of an object back in an order of its own. */
  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JSON.createArrayNode();
      node.forEach(item -> items.add(sorted(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode sorted = JSON.createObjectNode();
    var fields = new TreeMap<String, JsonNode>();
    node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    fields.forEach(sorted::set);
    return sorted;
  }

  private static ObjectNode read(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
