package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The counts of the hours of the last four weeks, one byte each, to within 5 %: enough to say how
 * often a count came.
 */
final class PastHours {
  private static final int HOURS = 4 * 7 * 24;
  private static final double STEPS_PER_DOUBLING = 8;
  private static final int UNKNOWN = 0;
  private static final int NOTHING = 1;

  private final byte[] codes = new byte[HOURS];
  private long hour = Long.MIN_VALUE;
  private double running;
  private boolean complete = true;

  /** How often, and out of how many known hours. */
  record Frequency(int times, int hours) {}

  /** Hours that had at least that much, apart from the newest one, which is not over. */
  Frequency atLeast(double count) {
    int needed = code(count);
    int times = 0;
    int known = 0;
    for (byte stored : codes) {
      int code = stored & 0xff;
      if (code != UNKNOWN) {
        known++;
        times += code >= needed ? 1 : 0;
      }
    }
    return new Frequency(times, known);
  }

  /**
   * @param slicesHour the hour since the epoch in which the slice begins
   */
  void learn(long slicesHour, double count) {
    if (slicesHour != hour) {
      if (hour != Long.MIN_VALUE) {
        codes[(int) Math.floorMod(hour, (long) HOURS)] =
            (byte) (complete ? code(running) : UNKNOWN);
        forget(slicesHour);
      }
      hour = slicesHour;
      running = 0;
      complete = true;
    }
    running += count;
  }

  /** The running hour is not fully known. */
  void missing() {
    complete = false;
  }

  private void forget(long until) {
    if (until - hour > HOURS) {
      Arrays.fill(codes, (byte) UNKNOWN);
      return;
    }
    for (long between = hour + 1; between <= until; between++) {
      codes[(int) Math.floorMod(between, (long) HOURS)] = UNKNOWN;
    }
  }

  private static int code(double count) {
    double steps = STEPS_PER_DOUBLING * Math.log1p(Math.max(0, count)) / Math.log(2);
    return (int) Math.min(255, NOTHING + Math.round(steps));
  }

  void write(DataOutput out) throws IOException {
    out.write(codes);
    out.writeLong(hour);
    out.writeDouble(running);
    out.writeBoolean(complete);
  }

  void read(DataInput in) throws IOException {
    in.readFully(codes);
    hour = in.readLong();
    running = in.readDouble();
    complete = in.readBoolean();
  }
}
