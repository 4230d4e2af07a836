package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tideline.connectors.playbook.PlaybookStatus;
import java.io.IOException;

/** The JSON of {@code playbook-status} (CONTRACTS §2). */
public final class PlaybookStatusJson {
  private PlaybookStatusJson() {}

  /** One status as one JSON object. */
  public static String encode(PlaybookStatus status) {
    return JsonText.object(json -> writeFields(json, status));
  }

  private static void writeFields(JsonGenerator json, PlaybookStatus status) throws IOException {
    json.writeStringField("tenant", status.tenant());
    json.writeStringField("playbook_version", status.version());
    json.writeStringField("status", status.active() ? "active" : "rejected");
    json.writeArrayFieldStart("errors");
    for (PlaybookStatus.Error error : status.errors()) {
      json.writeStartObject();
      json.writeStringField("path", error.path());
      json.writeStringField("message", error.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("at", Rfc3339.format(status.atMillis()));
  }
}
