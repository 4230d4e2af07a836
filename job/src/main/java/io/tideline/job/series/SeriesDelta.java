package io.tideline.job.series;

import io.tideline.udfs.spike.SeriesKey;

/** What one instance has gathered of one series in one hour since it last handed on. */
public interface SeriesDelta {

  /** Whose. */
  SeriesKey key();

  /** Beginning of the hour, UTC. */
  long hourMillis();

  /** How many events it was. */
  long count();

  /** The first slice of the hour that has any, 0 to 11. */
  int firstSlice();
}
