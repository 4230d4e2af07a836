package io.tideline.job.config;

import java.io.Serializable;

/**
 * Kafka transactions of the exactly-once sinks.
 *
 * @param idPrefix start of the transactional ids; one a job on one Kafka
 * @param timeoutMillis after which the broker gives an open transaction up
 */
public record TransactionsConfig(String idPrefix, long timeoutMillis) implements Serializable {}
