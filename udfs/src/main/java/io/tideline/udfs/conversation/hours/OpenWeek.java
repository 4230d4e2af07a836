package io.tideline.udfs.conversation.hours;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When an account answers in any week, in its local time.
 *
 * @param days the open ranges of Monday to Sunday, each day's ascending and apart from each other
 */
public record OpenWeek(List<List<OpenRange>> days) implements Serializable {
  private static final int DAYS = 7;

  /** Takes the days. */
  public OpenWeek {
    days = days.stream().map(List::copyOf).toList();
    if (days.size() != DAYS) {
      throw new IllegalArgumentException("a week has seven days, not " + days.size());
    }
  }

  /** The week of those ranges, in any order; where they overlap they count once. */
  static OpenWeek of(Map<DayOfWeek, List<OpenRange>> ranges) {
    Map<DayOfWeek, List<OpenRange>> merged = new EnumMap<>(DayOfWeek.class);
    ranges.forEach((day, list) -> merged.put(day, merged(list)));
    List<List<OpenRange>> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.add(merged.getOrDefault(day, List.of()));
    }
    return new OpenWeek(days);
  }

  private static List<OpenRange> merged(List<OpenRange> ranges) {
    List<OpenRange> apart = new ArrayList<>();
    List<OpenRange> ascending = new ArrayList<>(ranges);
    ascending.sort(Comparator.comparingInt(OpenRange::fromMinute));
    for (OpenRange next : ascending) {
      int newest = apart.size() - 1;
      if (newest >= 0 && next.fromMinute() <= apart.get(newest).toMinute()) {
        OpenRange before = apart.get(newest);
        int to = Math.max(before.toMinute(), next.toMinute());
        apart.set(newest, new OpenRange(before.fromMinute(), to));
      } else {
        apart.add(next);
      }
    }
    return apart;
  }

  /** The open ranges of a day. */
  List<OpenRange> on(DayOfWeek day) {
    return days.get(day.ordinal());
  }

  /** Whether any day is open at all. */
  public boolean isEverOpen() {
    return days.stream().anyMatch(ranges -> !ranges.isEmpty());
  }
}
