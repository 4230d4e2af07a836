package io.tideline.job.config;

import static io.tideline.job.config.ValueType.DURATION;
import static io.tideline.job.config.ValueType.ENUM;

import java.util.List;
import java.util.stream.Stream;

/** Keys of conversations: the targets of each channel, and how long an episode can be reopened. */
final class ConversationKeys {
  static final ChannelKeys DM = ChannelKeys.of("dm", "direct message", "60min", "all");
  static final ChannelKeys COMMENT = ChannelKeys.of("comment", "comment", "240min", "none");

  static final ConfigKey REOPEN_HORIZON =
      ConfigKey.of(
              "conversations.reopen_horizon",
              DURATION,
              "So long after it was resolved an episode can be reopened; then only its number is"
                  + " kept, for 400 days.")
          .byDefault("14d")
          .between("1d", "90d");

  static final List<ConfigKey> ALL =
      Stream.of(DM.all(), COMMENT.all(), List.of(REOPEN_HORIZON)).flatMap(List::stream).toList();

  private ConversationKeys() {}

  /** The keys of one channel. */
  record ChannelKeys(
      ConfigKey firstResponse, ConfigKey resolution, ConfigKey alerts, ConfigKey replyBy) {

    private static ChannelKeys of(String channel, String inWords, String target, String alerts) {
      String section = "sla." + channel + ".";
      return new ChannelKeys(
          ConfigKey.of(
                  section + "first_response",
                  DURATION,
                  "Target from the first " + inWords + " of a conversation to the first reply.")
              .byDefault(target)
              .between("1s", "30d"),
          ConfigKey.of(
                  section + "resolution",
                  DURATION,
                  "Target from the first " + inWords + " of a conversation to its resolution.")
              .byDefault("24h")
              .between("1s", "90d"),
          ConfigKey.of(
                  section + "alerts",
                  ENUM,
                  "Of which "
                      + inWords
                      + " conversations a missed target is an alert: those that need an answer are"
                      + " those with a purchase, a question or a complaint.")
              .byDefault(alerts)
              .oneOf(List.of("all", "needs_answer", "none")),
          ConfigKey.of(
                  section + "reply_by",
                  ENUM,
                  "Whose reply meets the target of the first response: anybody's, or only a"
                      + " person's.")
              .byDefault("any")
              .oneOf(List.of("any", "human")));
    }

    private List<ConfigKey> all() {
      return List.of(firstResponse, resolution, alerts, replyBy);
    }
  }
}
