package io.tideline.udfs.conversation.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a week of business hours: entries of a day or days and a range, parted by commas, such as
 * {@code Mon-Fri 09:00-18:00, Sat 10:00-14:00}. A day may have several entries. A range that ends
 * before it starts goes on past midnight: {@code Fri 22:00-02:00} ends on Saturday. {@code closed}
 * is a week without open hours.
 */
public final class OpenWeekText {
  /** What is allowed, in words. */
  public static final String ALLOWED =
      "days and hours such as Mon-Fri 09:00-18:00, Sat 10:00-14:00, Fri 22:00-02:00; or closed";

  private static final String CLOSED = "closed";
  private static final Pattern ENTRY = Pattern.compile("(\\S+)\\s+(\\S+)");
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,2}):([0-5]\\d)-(\\d{1,2}):([0-5]\\d)");
  private static final String RANGE_ALLOWED =
      "HH:MM-HH:MM from 00:00 to 24:00, past midnight as 22:00-02:00, a whole day as 00:00-24:00";
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final Map<DayOfWeek, List<OpenRange>> ranges = new EnumMap<>(DayOfWeek.class);

  private OpenWeekText() {}

  /**
   * The week.
   *
   * @throws HoursFormatException at the first part that can't be read
   */
  public static OpenWeek parse(String text) throws HoursFormatException {
    OpenWeekText week = new OpenWeekText();
    if (!text.strip().equalsIgnoreCase(CLOSED)) {
      for (String entry : text.split(",", -1)) {
        week.add(entry.strip());
      }
    }
    return OpenWeek.of(week.ranges);
  }

  private void add(String entry) throws HoursFormatException {
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches()) {
      throw new HoursFormatException(entry, ALLOWED);
    }
    String[] days = parts.group(1).split("-", 2);
    DayOfWeek day = day(days[0]);
    DayOfWeek last = days.length == 1 ? day : day(days[1]);
    int[] minutes = minutes(parts.group(2));
    while (day != last) {
      open(day, minutes);
      day = day.plus(1);
    }
    open(day, minutes);
  }

  private static DayOfWeek day(String name) throws HoursFormatException {
    int index = DAYS.indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new HoursFormatException(name, "Mon, Tue, Wed, Thu, Fri, Sat or Sun, or two with a -");
    }
    return DayOfWeek.of(index + 1);
  }

  private static int[] minutes(String range) throws HoursFormatException {
    Matcher parts = RANGE.matcher(range);
    if (parts.matches()) {
      int from = minute(parts.group(1), parts.group(2));
      int to = minute(parts.group(3), parts.group(4));
      if (from < OpenRange.MINUTES_A_DAY && to <= OpenRange.MINUTES_A_DAY && from != to) {
        return new int[] {from, to};
      }
    }
    throw new HoursFormatException(range, RANGE_ALLOWED);
  }

  private static int minute(String hours, String minutes) {
    return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
  }

  private void open(DayOfWeek day, int[] minutes) {
    if (minutes[0] < minutes[1]) {
      put(day, new OpenRange(minutes[0], minutes[1]));
      return;
    }
    put(day, new OpenRange(minutes[0], OpenRange.MINUTES_A_DAY));
    if (minutes[1] > 0) {
      put(day.plus(1), new OpenRange(0, minutes[1]));
    }
  }

  private void put(DayOfWeek day, OpenRange range) {
    ranges.computeIfAbsent(day, any -> new ArrayList<>()).add(range);
  }
}
