package io.tideline.udfs.playbook.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a template may name beside the playbook's own values. */
public enum Placeholder {
  /** The customer's name. */
  USERNAME,
  /** The product it is about. */
  PRODUCT,
  /** Within how many hours somebody answers, rounded up: a number. */
  HOURS,
  /** Within how many minutes: a number. */
  EXPECTED_MINUTES,
  /** The same in words: 4 hours, 45 Minuten. */
  EXPECTED_TIME,
  /** The gift's name. */
  GIFT;

  private static final int MINUTES_AN_HOUR = 60;
  private static final int MINUTES_TOO_MANY = 120;

  /** The name in a template. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The placeholder of that name, if there is one. */
  static Optional<Placeholder> ofLabel(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }

  /** What to put in its place; null where it is unknown. */
  @Nullable String fill(Fillings fillings, String language) {
    Integer minutes = fillings.expectedMinutes();
    return switch (this) {
      case USERNAME -> fillings.username();
      case PRODUCT -> fillings.product();
      case GIFT -> fillings.gift();
      case HOURS -> minutes == null ? null : Integer.toString(hours(minutes));
      case EXPECTED_MINUTES -> minutes == null ? null : Integer.toString(minutes);
      case EXPECTED_TIME -> minutes == null ? null : inWords(minutes, language);
    };
  }

  private static int hours(int minutes) {
    return Math.max(1, (minutes + MINUTES_AN_HOUR - 1) / MINUTES_AN_HOUR);
  }

  private static String inWords(int minutes, String language) {
    if (minutes < MINUTES_TOO_MANY && minutes != MINUTES_AN_HOUR) {
      return minutes
          + switch (language) {
            case "de" -> minutes == 1 ? " Minute" : " Minuten";
            case "nl" -> minutes == 1 ? " minuut" : " minuten";
            default -> minutes == 1 ? " minute" : " minutes";
          };
    }
    int hours = hours(minutes);
    return hours
        + switch (language) {
          case "de" -> hours == 1 ? " Stunde" : " Stunden";
          case "nl" -> " uur";
          default -> hours == 1 ? " hour" : " hours";
        };
  }
}
