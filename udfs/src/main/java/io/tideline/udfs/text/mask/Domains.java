package io.tideline.udfs.text.mask;

import java.util.Set;

/** Endings and mail providers that tell a written-out address from a sentence. */
final class Domains {
  private static final Set<String> ENDINGS =
      Set.of(
          "com", "net", "org", "info", "biz", "eu", "io", "co", "me", "tv", "app", "dev", "shop",
          "online", "email", "mail", "edu", "gov", "de", "at", "ch", "li", "nl", "be", "lu", "fr",
          "uk", "ie", "us", "ca", "es", "it", "pt", "pl", "cz", "sk", "hu", "ro", "bg", "hr", "si",
          "dk", "se", "no", "fi", "is", "ee", "lv", "lt", "gr", "tr", "ru", "ua", "in", "jp", "cn",
          "kr", "br", "mx", "ar", "cl", "au", "nz", "za", "example", "test");

  /** Endings that are no words to begin or go on a sentence with. */
  private static final Set<String> SURE_ENDINGS =
      Set.of("com", "net", "org", "de", "nl", "eu", "ch", "uk", "info");

  private static final Set<String> WORDS = Set.of("in", "is", "it", "no", "me", "us");

  private static final Set<String> PROVIDERS =
      Set.of(
          "gmail",
          "googlemail",
          "gmx",
          "web",
          "outlook",
          "hotmail",
          "yahoo",
          "ymail",
          "icloud",
          "t-online",
          "aol",
          "live",
          "freenet",
          "ziggo",
          "kpnmail",
          "proton",
          "protonmail",
          "mail",
          "posteo",
          "mailbox",
          "bluewin",
          "telenet",
          "skynet",
          "hetnet",
          "xs4all",
          "chello",
          "upcmail",
          "arcor",
          "msn");

  private Domains() {}

  static boolean isEnding(String label) {
    return ENDINGS.contains(label);
  }

  static boolean isSureEnding(String label) {
    return SURE_ENDINGS.contains(label);
  }

  /** Whether an ending is as well a common English word. */
  static boolean isWord(String label) {
    return WORDS.contains(label);
  }

  static boolean isProvider(String label) {
    return PROVIDERS.contains(label);
  }
}
