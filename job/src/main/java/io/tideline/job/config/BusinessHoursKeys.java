package io.tideline.job.config;

import static io.tideline.job.config.ValueType.MAP;

import io.tideline.udfs.conversation.hours.Holidays;
import io.tideline.udfs.conversation.hours.OpenWeekText;
import java.util.List;

/** Keys of when accounts answer; the name below each is the account's id. */
final class BusinessHoursKeys {
  /** The name that stands for every account without a value of its own. */
  static final String OTHERS = "*";

  static final ConfigKey OPEN =
      ConfigKey.of(
              "business_hours.open",
              MAP,
              "When an account answers, by account id: its targets for replies and resolutions count"
                  + " only open time. `*` is every account without a value of its own, here and in"
                  + " the keys below. With no open day all time counts, and a warning says so.")
          .whenAbsent("all time counts")
          .matching("(?s).*\\S.*", OpenWeekText.ALLOWED);

  static final ConfigKey ZONE =
      ConfigKey.of(
              "business_hours.zone",
              MAP,
              "The time zone of the account's hours and holidays. An hour that a clock change"
                  + " repeats counts twice, one that it leaves out does not count.")
          .whenAbsent("UTC")
          .matching(
              "(?s).*\\S.*", "a zone of the IANA time zone database, such as Europe/Amsterdam");

  static final ConfigKey HOLIDAYS =
      ConfigKey.of(
              "business_hours.holidays",
              MAP,
              "Days on which the account is closed from midnight to midnight, one text with commas.")
          .matching("(?s).*\\S.*", Holidays.ALLOWED);

  static final List<ConfigKey> ALL = List.of(OPEN, ZONE, HOLIDAYS);

  private BusinessHoursKeys() {}
}
