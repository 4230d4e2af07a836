package io.tideline.job.cluster;

import io.tideline.udfs.event.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scenario's file, as a record for Kafka.
 *
 * @param topic whose file it is in
 * @param line its 0-based number in the file, empty lines counted
 * @param key the contract's key, null where the line has none
 * @param value the line's bytes, null for a tombstone
 * @param timestampMillis the record's timestamp
 */
// Its equality is nobody's business, so the array does no harm.
@SuppressWarnings("ArrayRecordComponent")
record ScenarioRecord(
    Topic topic, long line, @Nullable String key, byte @Nullable [] value, long timestampMillis) {}
