package io.tideline.job.cli.traffic;

import java.util.List;

/** Numbers that look random and are the same for the same seed, on every Java (SplitMix64). */
final class Dice {
  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 up to, not including, 1. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** From 0 up to, not including, the bound. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** From the first up to and with the last. */
  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }
}
