package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What came and what was expected in the last three hours, slice by slice. A slice of which nothing
 * is known has neither, so it makes no difference to a sum.
 */
final class RecentSlices {
  private final float[] counts;
  private final float[] expected;
  private int next;
  private float replacedCount;
  private float replacedExpected;

  RecentSlices(int slices) {
    counts = new float[slices];
    expected = new float[slices];
  }

  void add(double count, double mean) {
    replacedCount = counts[next];
    replacedExpected = expected[next];
    counts[next] = (float) count;
    expected[next] = (float) mean;
    next = (next + 1) % counts.length;
  }

  /** As if the newest slice had not been added; once for each. */
  void takeBack() {
    next = next == 0 ? counts.length - 1 : next - 1;
    counts[next] = replacedCount;
    expected[next] = replacedExpected;
  }

  /** Slices of which nothing is known. */
  void skip(long slices) {
    for (long slice = Math.min(slices, counts.length); slice > 0; slice--) {
      add(0, 0);
    }
  }

  /** The sum of the counts of the newest slices. */
  double count(int slices) {
    return sum(counts, slices);
  }

  /** The sum of what was expected in the newest slices. */
  double expected(int slices) {
    return sum(expected, slices);
  }

  private double sum(float[] values, int slices) {
    double sum = 0;
    int at = next;
    for (int slice = 0; slice < slices; slice++) {
      at = at == 0 ? values.length - 1 : at - 1;
      sum += values[at];
    }
    return sum;
  }

  void write(DataOutput out) throws IOException {
    int at = next;
    for (int slice = 0; slice < counts.length; slice++) {
      out.writeFloat(counts[at]);
      out.writeFloat(expected[at]);
      at = (at + 1) % counts.length;
    }
  }

  void read(DataInput in) throws IOException {
    next = 0;
    for (int slice = 0; slice < counts.length; slice++) {
      counts[slice] = in.readFloat();
      expected[slice] = in.readFloat();
    }
  }
}
