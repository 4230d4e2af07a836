package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tideline.udfs.alert.group.Notification;
import io.tideline.udfs.alert.group.Notification.Part;
import io.tideline.udfs.event.Severity;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of notifications, as Alertmanager's API (v2) and webhooks take it. */
public final class NotificationJson {
  private NotificationJson() {}

  /**
   * The body of {@code POST /api/v2/alerts}. The labels say which alert it is, so nothing that
   * changes is in them but the severity: where that has risen the lower one is told as ended.
   *
   * @param link for {@code generatorURL}; null for none
   */
  public static String alertmanager(List<Notification> notifications, @Nullable String link) {
    return JsonText.array(
        json -> {
          for (Notification notification : notifications) {
            for (Part part : notification.parts()) {
              if (part.saidBefore() != null) {
                writeAlert(json, new Posted(notification, part, part.saidBefore(), true), link);
              }
              writeAlert(
                  json, new Posted(notification, part, part.severity(), !part.firing()), link);
            }
          }
        });
  }

  private record Posted(Notification group, Part part, Severity severity, boolean ended) {
    long endedMillis() {
      return part.endedMillis() == null ? group.atMillis() : part.endedMillis();
    }
  }

  private static void writeAlert(JsonGenerator json, Posted alert, @Nullable String link)
      throws IOException {
    Part part = alert.part();
    json.writeStartObject();
    json.writeObjectFieldStart("labels");
    json.writeStringField("alertname", part.kind());
    json.writeStringField("severity", JsonText.lowerCase(alert.severity()));
    json.writeStringField("account", alert.group().accountId());
    json.writeStringField("platform", alert.group().platform());
    json.writeStringField("group_key", alert.group().groupKey());
    json.writeStringField("scope", part.videoId().isEmpty() ? "account" : "video");
    if (!part.series().isEmpty()) {
      json.writeStringField("series", part.series());
    }
    if (!part.videoId().isEmpty()) {
      json.writeStringField("video", part.videoId());
    }
    json.writeEndObject();
    writeAnnotations(json, part);
    json.writeStringField("startsAt", Rfc3339.format(part.startedMillis()));
    if (alert.ended()) {
      json.writeStringField(
          "endsAt", Rfc3339.format(Math.max(part.startedMillis(), alert.endedMillis())));
    }
    JsonText.writeOptional(json, "generatorURL", link);
    json.writeEndObject();
  }

  private static void writeAnnotations(JsonGenerator json, Part part) throws IOException {
    json.writeObjectFieldStart("annotations");
    json.writeStringField("summary", summary(part));
    json.writeStringField("count", Integer.toString(part.count()));
    json.writeStringField("alert_id", part.alertId());
    JsonText.writeOptional(json, "conversation", part.conversationId());
    json.writeEndObject();
  }

  private static String summary(Part part) {
    return part.count() < 2
        ? part.summary()
        : part.count() + " alerts; the newest: " + part.summary();
  }

  /**
   * What a webhook is told of a group: its parts but those that another alert speaks for.
   *
   * @param link where a person reads on; null for nowhere
   */
  public static String webhook(Notification group, @Nullable String link) {
    List<Part> parts = group.parts().stream().filter(part -> !part.inhibited()).toList();
    return JsonText.object(
        json -> {
          json.writeStringField("id", group.id());
          json.writeNumberField("revision", group.revision());
          json.writeStringField(
              "status", parts.stream().anyMatch(Part::firing) ? "firing" : "resolved");
          json.writeStringField("group_key", group.groupKey());
          json.writeStringField("account_id", group.accountId());
          json.writeStringField("platform", group.platform());
          json.writeStringField("at", Rfc3339.format(group.atMillis()));
          JsonText.writeOptional(json, "link", link);
          json.writeArrayFieldStart("alerts");
          for (Part part : parts) {
            writePart(json, part);
          }
          json.writeEndArray();
        });
  }

  private static void writePart(JsonGenerator json, Part part) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", part.kind());
    json.writeStringField("status", part.firing() ? "firing" : "resolved");
    json.writeStringField("severity", JsonText.lowerCase(part.severity()));
    json.writeNumberField("count", part.count());
    json.writeStringField("summary", summary(part));
    json.writeStringField("alert_id", part.alertId());
    JsonText.writeOptional(json, "series", part.series().isEmpty() ? null : part.series());
    JsonText.writeOptional(json, "video_id", part.videoId().isEmpty() ? null : part.videoId());
    JsonText.writeOptional(json, "conversation_id", part.conversationId());
    json.writeStringField("started_at", Rfc3339.format(part.startedMillis()));
    if (part.endedMillis() != null) {
      json.writeStringField("ended_at", Rfc3339.format(part.endedMillis()));
    }
    json.writeEndObject();
  }
}
