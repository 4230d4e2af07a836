package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tideline.udfs.event.DeadLetter;
import java.io.IOException;

/** The JSON of {@code dead-letters} (CONTRACTS §1), with the record's bytes in Base64. */
public final class DeadLetterJson {

  private DeadLetterJson() {}

  /** One dead letter as one JSON object. */
  public static String encode(DeadLetter letter) {
    return JsonText.object(json -> writeFields(json, letter));
  }

  private static void writeFields(JsonGenerator json, DeadLetter letter) throws IOException {
    json.writeStringField("source_topic", letter.sourceTopic());
    json.writeNumberField("source_partition", letter.sourcePartition());
    json.writeNumberField("source_offset", letter.sourceOffset());
    json.writeStringField("reason", letter.reason().wireName());
    json.writeStringField("detail", letter.detail());
    json.writeStringField("failed_at", Rfc3339.format(letter.failedAtMillis()));
    json.writeBinaryField("raw_base64", letter.raw());
  }
}
