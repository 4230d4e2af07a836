package io.tideline.job.decisions;

import org.jspecify.annotations.Nullable;

/**
 * The keys that decisions are made by, each of a kind so that no two kinds meet: a person of a
 * platform, whose ids are one space over all accounts; a video; a conversation; or, for what is
 * about nobody, the cause itself.
 */
final class DecisionKeys {
  private DecisionKeys() {}

  static String person(String platform, String personId) {
    return key('p', platform, personId);
  }

  /** The person that a key stands for; null where it stands for something else. */
  static @Nullable String personOf(String key) {
    if (key.charAt(0) != 'p') {
      return null;
    }
    int colon = key.indexOf(':');
    return key.substring(colon + 1 + Integer.parseInt(key, 1, colon, 10));
  }

  static String video(String platform, String accountId, String videoId) {
    return key('v', platform, accountId.length() + ":" + accountId + videoId);
  }

  static String cause(String cause) {
    return 'c' + cause;
  }

  private static String key(char kind, String platform, String id) {
    return new StringBuilder(platform.length() + id.length() + 5)
        .append(kind)
        .append(platform.length())
        .append(':')
        .append(platform)
        .append(id)
        .toString();
  }
}
