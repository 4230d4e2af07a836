package io.tideline.job.cli.traffic;

import io.tideline.udfs.event.Topic;

/**
 * One record to write to Kafka.
 *
 * @param key the contract's key of its topic
 * @param value one JSON object, unless it is bad
 * @param atMillis its {@code occurred_at}, which is also the record's timestamp
 * @param bad it is broken on purpose and must become a dead letter
 */
public record TrafficRecord(Topic topic, String key, byte[] value, long atMillis, boolean bad) {}
