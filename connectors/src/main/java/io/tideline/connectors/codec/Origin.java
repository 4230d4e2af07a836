package io.tideline.connectors.codec;

/**
 * Where an input record comes from (CONTRACTS §1).
 *
 * @param sourceTopic the topic as named in Kafka, or the file's name without {@code .jsonl}
 * @param partition 0 for a file
 * @param offset the Kafka offset, or the 0-based line number
 */
public record Origin(String sourceTopic, int partition, long offset) {}
