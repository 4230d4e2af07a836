package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The counts of the hours of the last four weeks, one byte each, to within 5 %: enough to say how
 * often a count came, and whether the series is wont to be silent at an hour.
 */
final class PastHours {
  private static final int HOURS = 4 * 7 * 24;
  private static final double STEPS_PER_DOUBLING = 8;
  private static final int UNKNOWN = 0;
  private static final int NOTHING = 1;
  private static final int MOST = 254;
  private static final int SILENT = 255;
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;

  /** What is known of the running hour, as it is written. */
  private static final byte PARTLY = 0;

  private static final byte COMPLETE = 1;
  private static final byte NEXT_TO_IMPOSSIBLE = 2;

  private final byte[] codes = new byte[HOURS];
  private long hour = Long.MIN_VALUE;
  private double running;
  private byte known = COMPLETE;

  /**
   * How often, out of the known hours.
   *
   * @param reached hours that had at least so much
   * @param notPassed hours that had no more
   */
  record Frequency(int reached, int notPassed, int hours) {
    static final Frequency UNTOLD = new Frequency(0, 0, 0);
  }

  /** Hours that had so much or so little, apart from the newest one, which is not over. */
  Frequency of(double count) {
    int code = code(count);
    int reached = 0;
    int notPassed = 0;
    int hours = 0;
    for (byte stored : codes) {
      int other = stored & 0xff;
      if (other != UNKNOWN && other != SILENT) {
        hours++;
        reached += other >= code ? 1 : 0;
        notPassed += other <= code ? 1 : 0;
      }
    }
    return new Frequency(reached, notPassed, hours);
  }

  /**
   * Whether a silence in that hour is the rhythm of the series: it was silent at the same time on
   * both days before, or a week before, and had events in between.
   *
   * @param slicesHour the running hour or a later one
   */
  boolean isWontToBeSilent(long slicesHour) {
    boolean daily =
        wasSilent(slicesHour - DAY)
            && wasSilent(slicesHour - 2 * DAY)
            && hadEvents(slicesHour - DAY, slicesHour)
            && hadEvents(slicesHour - 2 * DAY, slicesHour - DAY);
    return daily || wasSilent(slicesHour - WEEK) && hadEvents(slicesHour - WEEK, slicesHour);
  }

  private boolean wasSilent(long of) {
    int code = codeOf(of);
    return code == SILENT || code == NOTHING;
  }

  private boolean hadEvents(long from, long to) {
    for (long of = to - 1; of > from; of--) {
      int code = codeOf(of);
      if (code > NOTHING && code < SILENT) {
        return true;
      }
    }
    return false;
  }

  private int codeOf(long of) {
    return of < hour && of > hour - HOURS ? codes[place(of)] & 0xff : UNKNOWN;
  }

  /**
   * @param slicesHour the hour since the epoch in which the slice begins
   */
  void learn(long slicesHour, double count) {
    enter(slicesHour);
    running += count;
    known = count > 0 && known == NEXT_TO_IMPOSSIBLE ? PARTLY : known;
  }

  /** A slice of that hour was silent for longer than can be by chance. */
  void silent(long slicesHour) {
    enter(slicesHour);
    if (known == COMPLETE) {
      known = running > 0 ? PARTLY : NEXT_TO_IMPOSSIBLE;
    }
  }

  /** Of a slice of that hour nothing is known. */
  void missing(long slicesHour) {
    enter(slicesHour);
    known = PARTLY;
  }

  private void enter(long slicesHour) {
    if (slicesHour == hour) {
      return;
    }
    if (hour != Long.MIN_VALUE) {
      codes[place(hour)] = (byte) codeOfRunning();
      forget(slicesHour);
    }
    hour = slicesHour;
    running = 0;
    known = COMPLETE;
  }

  private int codeOfRunning() {
    return switch (known) {
      case COMPLETE -> code(running);
      case NEXT_TO_IMPOSSIBLE -> SILENT;
      default -> UNKNOWN;
    };
  }

  private static int place(long of) {
    return (int) Math.floorMod(of, (long) HOURS);
  }

  private void forget(long until) {
    if (until - hour > HOURS) {
      Arrays.fill(codes, (byte) UNKNOWN);
      return;
    }
    for (long between = hour + 1; between <= until; between++) {
      codes[place(between)] = UNKNOWN;
    }
  }

  private static int code(double count) {
    double steps = STEPS_PER_DOUBLING * Math.log1p(Math.max(0, count)) / Math.log(2);
    return (int) Math.min(MOST, NOTHING + Math.round(steps));
  }

  void write(DataOutput out) throws IOException {
    out.write(codes);
    out.writeLong(hour);
    out.writeDouble(running);
    out.writeByte(known);
  }

  void read(DataInput in) throws IOException {
    in.readFully(codes);
    hour = in.readLong();
    running = in.readDouble();
    known = in.readByte();
  }
}
