/**
 * Kafka: the source of all input topics, the exactly-once sink of all output topics, the preflight.
 */
@NullMarked
package io.tideline.connectors.kafka;

import org.jspecify.annotations.NullMarked;
