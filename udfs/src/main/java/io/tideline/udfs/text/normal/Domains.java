package io.tideline.udfs.text.normal;

import java.util.Set;

/** Web addresses without a scheme: "tideline.example", "bit.ly/x". */
final class Domains {
  private static final int LONGEST = 7;
  private static final Set<String> TOP =
      Set.of(
          "com", "net", "org", "info", "biz", "de", "nl", "at", "ch", "be", "eu", "uk", "us", "ca",
          "au", "fr", "it", "es", "pl", "ru", "cn", "in", "io", "co", "me", "tv", "fm", "ly", "gl",
          "gg", "to", "cc", "ws", "xyz", "shop", "store", "online", "site", "app", "link", "live",
          "club", "top", "vip", "example");

  private Domains() {}

  /**
   * Whether a known top-level domain and then no further letter follows the word that ends here. A
   * capital behind the dot is a new sentence.
   */
  static boolean endsAt(NormalText text, int end) {
    if (end + 2 >= text.length() || text.at(end) != '.') {
      return false;
    }
    int i = end + 1;
    while (i < text.length() && i - end <= LONGEST && text.at(i) >= 'a' && text.at(i) <= 'z') {
      i++;
    }
    if (i < text.length() && Tokenizer.isWordChar(text.at(i))) {
      return false;
    }
    boolean newSentence = text.isCapital(end + 1);
    return !newSentence && TOP.contains(text.substring(end + 1, i));
  }
}
