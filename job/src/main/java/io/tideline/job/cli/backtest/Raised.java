package io.tideline.job.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One alert of a backtest, from its row: no person's id, name or text.
 *
 * @param what one line a person can read, without how it ended
 * @param ending its gravest severity, and when it was resolved
 */
public record Raised(String what, String ending) {
  static Raised of(JsonNode row) {
    String severity = row.get("severity").asText();
    JsonNode ended = row.get("ended_at");
    return new Raised(
        "%s  %s: %s"
            .formatted(
                row.get("started_at").asText(),
                row.get("kind").asText(),
                row.get("summary").asText()),
        ended.isNull() ? severity + ", still up" : severity + ", until " + ended.asText());
  }

  /** One line with how it ended. */
  String line() {
    return what + " (" + ending + ")";
  }
}
