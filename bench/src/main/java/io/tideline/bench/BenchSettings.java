package io.tideline.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to measure.
 *
 * @param folder for everything that is written
 * @param heap of Flink's JVM, as {@code -Xmx} has it
 * @param parallelism of every job
 * @param profiles where recordings go; null for none
 */
record BenchSettings(
    TrafficShape traffic, Path folder, String heap, int parallelism, @Nullable Path profiles) {}
