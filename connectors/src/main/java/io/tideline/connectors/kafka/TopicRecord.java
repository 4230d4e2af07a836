package io.tideline.connectors.kafka;

/**
 * One record for an output topic.
 *
 * @param topic the topic's base name of CONTRACTS §2, for example {@code escalation-alerts}
 * @param key the record's key
 * @param json the record's value, one JSON object
 * @param timestampMillis event time of its cause
 */
public record TopicRecord(String topic, String key, String json, long timestampMillis) {}
