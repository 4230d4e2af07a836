package io.tideline.udfs.conversation.hours;

import java.io.Serializable;

/**
 * Open time within one local day, half open.
 *
 * @param fromMinute minutes after midnight
 * @param toMinute minutes after midnight, later than from, at most 1 440
 */
public record OpenRange(int fromMinute, int toMinute) implements Serializable {
  static final int MINUTES_A_DAY = 1_440;

  /**
   * Takes the bounds.
   *
   * @throws IllegalArgumentException where they are no time within a day
   */
  public OpenRange {
    if (fromMinute < 0 || fromMinute >= toMinute || toMinute > MINUTES_A_DAY) {
      throw new IllegalArgumentException("no range of a day: " + fromMinute + " to " + toMinute);
    }
  }
}
