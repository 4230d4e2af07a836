package io.tideline.job.config;

import java.io.Serializable;

/**
 * What happens at start with topics that do not exist.
 *
 * @param enabled whether they are created; otherwise they end the start
 * @param partitions of each one created
 * @param replicationFactor of each one created
 */
public record TopicCreation(boolean enabled, int partitions, short replicationFactor)
    implements Serializable {}
