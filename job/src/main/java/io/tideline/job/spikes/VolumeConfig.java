package io.tideline.job.spikes;

import io.tideline.udfs.playbook.GrowthThresholds;
import io.tideline.udfs.playbook.SpikeThresholds;
import java.io.Serializable;

/**
 * What the volume pipeline is told.
 *
 * @param flushIntervalMillis processing time after which counts are handed on
 * @param maxDisorderMillis how far the clock is behind what every active input has passed
 * @param playbookVersion what alerts say in {@code playbook_version}
 */
public record VolumeConfig(
    long flushIntervalMillis,
    long maxDisorderMillis,
    String playbookVersion,
    SpikeThresholds spikes,
    GrowthThresholds growth)
    implements Serializable {}
