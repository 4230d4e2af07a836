package io.tideline.connectors.warehouse;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what belongs to a page of triggers: one query a table, whatever the size of the page. */
final class AuditContext {
  private static final String MESSAGE = "message_id";
  private static final String CONVERSATION = "conversation_id";

  private final Connection connection;

  AuditContext(Connection connection) {
    this.connection = connection;
  }

  /** The stories of these rows of {@code triggers}, in their order. */
  List<AuditStory> storiesOf(List<TableRow> triggers) throws SQLException {
    String[] messages = ids(triggers, MESSAGE);
    String[] conversations = ids(triggers, CONVERSATION);
    var byMessage = by(MESSAGE, read(WarehouseTable.MESSAGES, "t.message_id = ANY (?)", messages));
    var episodes =
        by(
            CONVERSATION,
            read(WarehouseTable.CONVERSATIONS, "t.conversation_id = ANY (?)", conversations));
    var others =
        by(
            MESSAGE,
            read(
                WarehouseTable.TRIGGERS,
                "t.message_id = ANY (?) ORDER BY t.created_at, t.trigger_id",
                messages));
    ToldAlerts alerts = alerts(messages, conversations);
    List<AuditStory> stories = new ArrayList<>();
    for (TableRow trigger : triggers) {
      TableRow message = message(trigger, rowsOf(byMessage, trigger, MESSAGE));
      TableRow episode = episode(trigger, rowsOf(episodes, trigger, CONVERSATION));
      stories.add(
          new AuditStory(
              trigger,
              message,
              episode,
              alerts.about(trigger, episode),
              rowsOf(others, trigger, MESSAGE).stream()
                  .filter(other -> isOfTheSame(other, trigger))
                  .toList()));
    }
    return stories;
  }

  /** A comment and a direct message may have one id; their conversations tell them apart. */
  private static @Nullable TableRow message(TableRow trigger, List<TableRow> candidates) {
    String conversation = trigger.value(CONVERSATION);
    return candidates.stream()
        .filter(row -> Objects.equals(row.value("account_id"), trigger.value("account_id")))
        .filter(row -> conversation == null || conversation.equals(row.value(CONVERSATION)))
        .findFirst()
        .orElse(null);
  }

  /** The newest that was open by then. Times of one form compare as texts. */
  private static @Nullable TableRow episode(TableRow trigger, List<TableRow> candidates) {
    String at = Objects.requireNonNullElse(trigger.value("created_at"), "");
    return candidates.stream()
        .filter(row -> Objects.requireNonNullElse(row.value("opened_at"), "").compareTo(at) <= 0)
        .max((a, b) -> Long.compare(number(a), number(b)))
        .orElse(null);
  }

  private static long number(TableRow episode) {
    return Long.parseLong(Objects.requireNonNullElse(episode.value("episode"), "0"));
  }

  private static boolean isOfTheSame(TableRow other, TableRow trigger) {
    return !Objects.equals(other.value("trigger_id"), trigger.value("trigger_id"))
        && Objects.equals(other.value("account_id"), trigger.value("account_id"))
        && Objects.equals(other.value(CONVERSATION), trigger.value(CONVERSATION));
  }

  private ToldAlerts alerts(String[] messages, String[] conversations) throws SQLException {
    return new ToldAlerts(
        read(
            WarehouseTable.ALERTS,
            "t.subject ->> 'message_id' = ANY (?) OR t.subject ->> 'conversation_id' = ANY (?)"
                + " ORDER BY t.started_at, t.alert_id",
            messages,
            conversations));
  }

  private List<TableRow> read(WarehouseTable table, String where, String[]... ids)
      throws SQLException {
    String sql = RowTexts.select(table) + " WHERE " + where;
    List<TableRow> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < ids.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf("text", ids[i]));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(RowTexts.read(table, rows));
        }
      }
    }
    return found;
  }

  private static String[] ids(List<TableRow> rows, String column) {
    return rows.stream()
        .flatMap(row -> Stream.ofNullable(row.value(column)))
        .distinct()
        .toArray(String[]::new);
  }

  private static Map<String, List<TableRow>> by(String column, List<TableRow> rows) {
    return rows.stream()
        .filter(row -> row.value(column) != null)
        .collect(groupingBy(row -> Objects.requireNonNull(row.value(column))));
  }

  private static List<TableRow> rowsOf(
      Map<String, List<TableRow>> rows, TableRow trigger, String column) {
    String id = trigger.value(column);
    return id == null ? List.of() : rows.getOrDefault(id, List.of());
  }
}
