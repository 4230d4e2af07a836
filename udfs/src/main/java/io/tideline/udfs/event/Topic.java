package io.tideline.udfs.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The input topics that carry events (CONTRACTS §1), by the name that follows the prefix. */
public enum Topic {
  COMMENTS("comments"),
  DIRECT_MESSAGES("direct-messages"),
  CONVERSATION_EVENTS("conversation-events"),
  LIVE_EVENTS("live-events"),
  COMMERCE_EVENTS("commerce-events"),
  VIDEO_METRICS("video-metrics"),
  TOUCHPOINTS("touchpoints"),
  IDENTITIES("identities"),
  COSTS("costs"),
  AUDIENCE_ACTIVITY("audience-activity"),
  PRIVACY_REQUESTS("privacy-requests");

  private static final List<Topic> ALL = List.of(values());

  private final String baseName;

  Topic(String baseName) {
    this.baseName = baseName;
  }

  /** The name without prefix, which is also the name of the file that holds the topic's events. */
  public String baseName() {
    return baseName;
  }

  /** All topics in the order of CONTRACTS §1. */
  public static List<Topic> all() {
    return ALL;
  }

  /** The topic of that base name, empty where there is none. */
  public static Optional<Topic> ofBaseName(String name) {
    return Arrays.stream(values()).filter(topic -> topic.baseName.equals(name)).findFirst();
  }
}
