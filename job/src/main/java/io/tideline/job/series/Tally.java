package io.tideline.job.series;

import io.tideline.udfs.spike.SeriesKey;

/**
 * Gathers one series in one hour until the next flush.
 *
 * @param <T> itself
 * @param <D> what it hands on
 */
public interface Tally<T, D> {

  /** Whose. */
  SeriesKey key();

  /** Beginning of the hour, UTC. */
  long hourMillis();

  /** Takes in what another series has gathered in the same hour. */
  void add(T other);

  /** What it has gathered. */
  D delta();
}
