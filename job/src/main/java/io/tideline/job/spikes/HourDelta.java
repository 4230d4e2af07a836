package io.tideline.job.spikes;

import io.tideline.udfs.spike.SeriesKey;

/**
 * What one instance has counted of one series in one hour since it last handed on.
 *
 * @param hourMillis beginning of the hour, UTC
 * @param slices events by slice of the hour, twelve; negative where a streak turned out to have
 *     begun earlier
 * @param firstMillis the earliest of the events; {@link Long#MAX_VALUE} where events are taken back
 * @param lastMillis the latest
 */
public record HourDelta(
    SeriesKey key, long hourMillis, int[] slices, long firstMillis, long lastMillis) {}
