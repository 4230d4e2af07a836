package io.tideline.udfs.event;

/**
 * A record that could not be used, with its origin (CONTRACTS §1).
 *
 * @param sourceTopic the topic as named in Kafka, the file's name without {@code .jsonl}, or {@code
 *     table:<name>} for a row that the warehouse refused
 * @param sourceOffset the Kafka offset, the 0-based line number, or a 63-bit hash of the row's key
 * @param detail names the field and what is wrong with it; holds no personal data
 * @param raw the first 64 KiB of the record; it may hold personal data, so it goes to the topic
 *     only
 * @param failedAtMillis processing time
 */
public record DeadLetter(
    String sourceTopic,
    int sourcePartition,
    long sourceOffset,
    DeadLetterReason reason,
    String detail,
    byte[] raw,
    long failedAtMillis) {}
