package io.tideline.udfs.conversation.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the time an account is open (SEMANTICS §5): an instant is open where its local date is no
 * holiday and its local time lies in a range of that weekday. So an hour that a clock change
 * repeats counts twice, and one that it leaves out does not count.
 *
 * @param zone of the account
 * @param week open on one day at least
 */
public record BusinessHours(ZoneId zone, OpenWeek week, Holidays holidays) implements OpenTime {
  private static final long MINUTE = 60_000L;
  private static final long DAY = 86_400_000L;

  /**
   * Takes the hours.
   *
   * @throws IllegalArgumentException where no day is open, for no deadline would ever come
   */
  public BusinessHours {
    if (!week.isEverOpen()) {
      throw new IllegalArgumentException("no day is open");
    }
  }

  @Override
  public long after(long startMillis, long openMillis) {
    if (openMillis < 0) {
      throw new IllegalArgumentException("open time is not negative: " + openMillis);
    }
    ZoneRules rules = zone.getRules();
    long at = startMillis;
    long left = openMillis;
    while (left > 0) {
      Instant segment = Instant.ofEpochMilli(at);
      long offset = rules.getOffset(segment).getTotalSeconds() * 1_000L;
      long until = endOf(rules.nextTransition(segment));
      while (at < until && left > 0) {
        long day = Math.floorDiv(at + offset, DAY);
        long midnight = day * DAY - offset;
        OpenRange range = nextRange(day, at - midnight);
        long from = range == null ? midnight + DAY : midnight + range.fromMinute() * MINUTE;
        long to = range == null ? from : midnight + range.toMinute() * MINUTE;
        at = Math.min(Math.max(at, from), until);
        long open = Math.min(left, Math.min(to, until) - at);
        if (open > 0) {
          at += open;
          left -= open;
        }
      }
    }
    return at;
  }

  private static long endOf(@Nullable ZoneOffsetTransition next) {
    return next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
  }

  /** The first range of the day that is not over at that time; null where there is none. */
  private @Nullable OpenRange nextRange(long epochDay, long sinceMidnight) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    List<OpenRange> ranges = week.on(date.getDayOfWeek());
    if (ranges.isEmpty() || holidays.isOn(date)) {
      return null;
    }
    for (OpenRange range : ranges) {
      if (range.toMinute() * MINUTE > sinceMidnight) {
        return range;
      }
    }
    return null;
  }
}
