package io.tideline.connectors.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom an alert's row is about, as far as it is a message or a conversation; each may be null. */
record AlertSubject(
    @Nullable String messageId,
    @Nullable String conversationId,
    @Nullable String episode,
    @Nullable String target) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Of a row of {@code alerts}. */
  static AlertSubject of(TableRow alert) {
    String subject = alert.value("subject");
    return subject == null ? new AlertSubject(null, null, null, null) : ofJson(subject);
  }

  /** Of the text in that column. */
  static AlertSubject ofJson(String subject) {
    Map<String, String> fields = fields(subject);
    return new AlertSubject(
        fields.get("message_id"),
        fields.get("conversation_id"),
        fields.get("episode"),
        fields.get("target"));
  }

  /** The fields that are plain values; a subject has no others. */
  private static Map<String, String> fields(String json) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue() && parser.currentName() != null) {
          fields.put(parser.currentName(), parser.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("alerts.subject", e);
    }
    return fields;
  }
}
