package io.tideline.job.config;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * When and where checkpoints are taken.
 *
 * @param intervalMillis time between two checkpoints
 * @param timeoutMillis after which one is given up
 * @param directory where they are kept; null is the cluster's own place
 */
public record CheckpointsConfig(long intervalMillis, long timeoutMillis, @Nullable String directory)
    implements Serializable {}
