/**
 * A real Flink cluster in JVMs of its own, and the two ends of a test on it: a feeder of Kafka
 * topics and a reader of them. For tests that kill processes, and for measurements.
 */
@NullMarked
package io.tideline.job.cluster;

import org.jspecify.annotations.NullMarked;
