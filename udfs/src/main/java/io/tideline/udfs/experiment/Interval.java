package io.tideline.udfs.experiment;

/** From {@code low} to {@code high}, both included; rates from 0 to 1. */
public record Interval(double low, double high) {
  /** An interval around a middle. */
  static Interval around(double middle, double half) {
    return new Interval(middle - half, middle + half);
  }

  /** Whether it lies within ± {@code margin}, bounds excluded. */
  boolean isWithin(double margin) {
    return -margin < low && high < margin;
  }
}
