package io.tideline.udfs.conversation.hours;

import java.io.Serializable;

/** The time that counts towards a target (SEMANTICS §5): all of it, or only business hours. */
@FunctionalInterface
public interface OpenTime extends Serializable {
  /** All time counts. */
  OpenTime WALL_CLOCK = WallClock.INSTANCE;

  /**
   * The first instant at which so much open time has passed; where that is when the hours end, it
   * is that end and not the next opening.
   *
   * @param startMillis when the clock starts, open or closed, in milliseconds since the epoch
   * @param openMillis how much open time, in milliseconds, from 0; with 0 it is the start itself
   * @return milliseconds since the epoch
   */
  long after(long startMillis, long openMillis);
}
