package io.tideline.job.cli.audit;

import io.tideline.connectors.warehouse.AuditStory;
import io.tideline.connectors.warehouse.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The story of an automated decision as a page: what it was about, what the models said, which rule
 * of which playbook fired, whether it was sent or what kept it back, and who took over.
 */
public final class AuditText {
  private static final String ROW = "%-10s %s";
  private static final String NO_ROW =
      "no row any more: its person was erased, its retention is over, or it was not written yet";

  private final List<String> lines = new ArrayList<>();

  private AuditText() {}

  /** The lines of the page. */
  public static List<String> of(AuditStory story) {
    AuditText page = new AuditText();
    TableRow trigger = story.trigger();
    page.add("trigger", text(trigger, "trigger_id"));
    page.add("when", text(trigger, "created_at"));
    page.add("account", "%s on %s", text(trigger, "account_id"), text(trigger, "platform"));
    page.cause(trigger, story.message());
    page.add("facts", text(trigger, "signal"));
    page.add(
        "rule",
        "%s of playbook version %s",
        text(trigger, "rule_id"),
        text(trigger, "playbook_version"));
    page.add("decision", Endings.of(trigger));
    page.action(trigger);
    story.others().forEach(page::other);
    story.alerts().forEach(page::alert);
    page.takenOver(trigger, story.episode());
    return page.lines;
  }

  private void cause(TableRow trigger, @Nullable TableRow message) {
    if (trigger.value("customer_key") != null) {
      add("person", text(trigger, "customer_key"));
    }
    for (String what : List.of("video_id", "live_id")) {
      if (trigger.value(what) != null) {
        add(what.replace("_id", ""), text(trigger, what));
      }
    }
    if (trigger.value("message_id") == null) {
      return;
    }
    if (message == null) {
      add("message", "%s: %s", text(trigger, "message_id"), NO_ROW);
      return;
    }
    add(
        "message",
        "%s (%s), %s at %s, in conversation %s",
        text(message, "message_id"),
        text(message, "channel"),
        text(message, "direction"),
        text(message, "occurred_at"),
        text(message, "conversation_id"));
    quote(message.value("text_masked"));
    add("models", models(message));
  }

  private static String models(TableRow message) {
    return message.value("sentiment_score") == null && message.value("intent") == null
        ? "said nothing: a message without a text, or an outbound one"
        : "language %s; sentiment %s (%s); intent %s (%s); toxicity %s; spam %s"
            .formatted(
                text(message, "lang"),
                text(message, "sentiment_score"),
                text(message, "sentiment_label"),
                text(message, "intent"),
                text(message, "intent_confidence"),
                text(message, "toxicity"),
                text(message, "spam"));
  }

  private void action(TableRow trigger) {
    add("action", "%s%s", text(trigger, "action"), details(trigger));
    quote(trigger.value("text"));
  }

  private static String details(TableRow trigger) {
    StringBuilder details = new StringBuilder();
    for (String column : List.of("template_id", "queue", "tag", "priority", "attempt")) {
      if (trigger.value(column) != null) {
        details.append(", ").append(column.replace("_id", "")).append(' ');
        details.append(trigger.value(column));
      }
    }
    if (trigger.value("expected_response_minutes") != null) {
      details.append(", an answer promised within ");
      details.append(trigger.value("expected_response_minutes")).append(" min");
    }
    return details
        + ("true".equals(trigger.value("qa_sample")) ? ", drawn for a quality check" : "");
  }

  private void other(TableRow trigger) {
    add(
        "also",
        "%s by rule %s (%s): %s",
        text(trigger, "action"),
        text(trigger, "rule_id"),
        text(trigger, "trigger_id"),
        Endings.of(trigger));
  }

  private void alert(TableRow alert) {
    String ended = alert.value("ended_at");
    add(
        "alert",
        "%s, %s, since %s%s: %s",
        text(alert, "kind"),
        text(alert, "severity"),
        text(alert, "started_at"),
        ended == null ? "" : ", over since " + ended,
        text(alert, "summary"));
  }

  private void takenOver(TableRow trigger, @Nullable TableRow episode) {
    if (trigger.value("conversation_id") == null) {
      return;
    }
    if (episode == null) {
      add("person", "conversation %s: %s", text(trigger, "conversation_id"), NO_ROW);
      return;
    }
    String agent = episode.value("assigned_agent");
    add(
        "taken over",
        "%s%s; first human reply %s; %s%s",
        agent == null ? "by nobody" : "by " + agent,
        episode.value("queue") == null ? "" : ", queue " + episode.value("queue"),
        text(episode, "first_human_reply_at"),
        text(episode, "status"),
        episode.value("resolved_at") == null ? "" : " at " + episode.value("resolved_at"));
  }

  private void quote(@Nullable String text) {
    if (text != null) {
      text.lines().forEach(line -> add("", "| " + line));
    }
  }

  private void add(String name, String format, Object... values) {
    String line = values.length == 0 ? format : format.formatted(values);
    lines.add(ROW.formatted(name, printable(line)).stripTrailing());
  }

  /** What people wrote must not command a terminal. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }

  private static String text(TableRow row, String column) {
    return Objects.requireNonNullElse(row.value(column), "none");
  }
}
