package io.tideline.udfs.conversation.hours;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Set;

/**
 * Local dates that are closed, from midnight to midnight, whatever the week says.
 *
 * @param dates single days
 * @param yearly days of every year
 */
public record Holidays(Set<LocalDate> dates, Set<MonthDay> yearly) implements Serializable {
  /** No holidays. */
  public static final Holidays NONE = new Holidays(Set.of(), Set.of());

  /** What is allowed, in words. */
  public static final String ALLOWED =
      "dates such as 2026-12-25, or 12-25 for every year, at most 100 of the latter";

  /** With fewer, every day of the week is open in some year, and so every deadline comes. */
  private static final int MAX_YEARLY = 100;

  /** Takes the days. */
  public Holidays {
    dates = Set.copyOf(dates);
    yearly = Set.copyOf(yearly);
    if (yearly.size() > MAX_YEARLY) {
      throw new IllegalArgumentException("more than " + MAX_YEARLY + " days of every year");
    }
  }

  /**
   * Reads dates parted by commas.
   *
   * @throws HoursFormatException at the first that can't be read
   */
  public static Holidays parse(String text) throws HoursFormatException {
    Set<LocalDate> dates = new HashSet<>();
    Set<MonthDay> yearly = new HashSet<>();
    for (String entry : text.split(",", -1)) {
      String day = entry.strip();
      try {
        if (day.matches("\\d\\d-\\d\\d")) {
          yearly.add(MonthDay.parse("--" + day));
        } else {
          dates.add(LocalDate.parse(day));
        }
      } catch (DateTimeException e) {
        throw new HoursFormatException(day, ALLOWED);
      }
    }
    if (yearly.size() > MAX_YEARLY) {
      throw new HoursFormatException(text, ALLOWED);
    }
    return new Holidays(dates, yearly);
  }

  /** Whether the day is one. */
  boolean isOn(LocalDate day) {
    return dates.contains(day) || (!yearly.isEmpty() && yearly.contains(MonthDay.from(day)));
  }
}
