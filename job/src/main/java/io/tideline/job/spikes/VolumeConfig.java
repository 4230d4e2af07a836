package io.tideline.job.spikes;

import io.tideline.job.playbook.PlaybooksConfig;
import java.io.Serializable;

/**
 * What the volume pipeline is told.
 *
 * @param flushIntervalMillis processing time after which counts are handed on
 * @param maxDisorderMillis how far the clock is behind what every active input has passed
 * @param playbooks those the job starts with: what volumes are judged by
 */
public record VolumeConfig(
    long flushIntervalMillis, long maxDisorderMillis, PlaybooksConfig playbooks)
    implements Serializable {}
