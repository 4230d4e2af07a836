package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tideline.udfs.content.TopVideo;
import io.tideline.udfs.event.ExperimentArm;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of videos is JSON in tables (CONTRACTS §3). */
public final class ContentJson {
  private ContentJson() {}

  /** {@code [{"video_id", "views"}, …]} in the order given. */
  public static String topVideos(List<TopVideo> videos) {
    return JsonText.array(
        json -> {
          for (TopVideo video : videos) {
            json.writeStartObject();
            json.writeStringField("video_id", video.videoId());
            json.writeNumberField("views", video.views());
            json.writeEndObject();
          }
        });
  }

  /** An array of texts; null where there are none. */
  public static @Nullable String texts(List<String> texts) {
    if (texts.isEmpty()) {
      return null;
    }
    return JsonText.array(json -> writeAll(texts, json));
  }

  private static void writeAll(List<String> texts, JsonGenerator json) throws IOException {
    for (String text : texts) {
      json.writeString(text);
    }
  }

  /** {@code {"id", "variant", "control"}}; null where there is none. */
  public static @Nullable String arm(@Nullable ExperimentArm arm) {
    if (arm == null) {
      return null;
    }
    return JsonText.object(
        json -> {
          json.writeStringField("id", arm.id());
          json.writeStringField("variant", arm.variant());
          json.writeBooleanField("control", arm.control());
        });
  }
}
