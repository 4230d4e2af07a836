package io.tideline.udfs.text.mask;

/** Which first digits payment cards have (ISO/IEC 7812). */
final class CardIssuers {
  private CardIssuers() {}

  /** Whether a network that people pay with issues such numbers. */
  static boolean issues(String number) {
    int four = Integer.parseInt(number.substring(0, 4));
    return switch (number.charAt(0)) {
      case '3', '4', '5', '6' -> true;
      case '1' -> four == 1800 && number.length() == 15;
      case '2' -> four == 2131 || (four >= 2200 && four <= 2204) || (four >= 2221 && four <= 2720);
      case '8' -> four >= 8100 && four <= 8171;
      case '9' -> four == 9792;
      default -> false;
    };
  }

  /**
   * Whether it may be one of a network that is not known here: 16 digits as most have, and not 0
   * (parcels), 1 (times in milliseconds) or 7 (ids of videos and posts) in front.
   */
  static boolean mayIssue(String number) {
    return number.length() == 16 && "017".indexOf(number.charAt(0)) < 0;
  }
}
