package io.tideline.connectors.warehouse;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse knows of one automated decision: rows as they are now, pseudonyms and masked
 * texts only.
 *
 * @param trigger the row of {@code triggers}: the decision
 * @param message the row of {@code messages} that it was about; null where it was about none, or
 *     the row is no more (its person was erased, its retention is over)
 * @param episode the row of {@code conversations} that was the newest when it was decided; null
 *     likewise
 * @param alerts what people were told of that message or episode, in order of time
 * @param others what else was decided on the same message, in order of time
 */
public record AuditStory(
    TableRow trigger,
    @Nullable TableRow message,
    @Nullable TableRow episode,
    List<TableRow> alerts,
    List<TableRow> others) {

  public AuditStory {
    alerts = List.copyOf(alerts);
    others = List.copyOf(others);
  }

  /** All of it as one JSON object on one line, rows as {@link TableJson} writes them. */
  public String json() {
    return "{\"trigger\":%s,\"message\":%s,\"episode\":%s,\"alerts\":%s,\"others\":%s}"
        .formatted(object(trigger), object(message), object(episode), list(alerts), list(others));
  }

  private static String list(List<TableRow> rows) {
    StringJoiner joined = new StringJoiner(",", "[", "]");
    rows.forEach(row -> joined.add(object(row)));
    return joined.toString();
  }

  private static String object(@Nullable TableRow row) {
    return row == null ? "null" : TableJson.line(row, null);
  }
}
