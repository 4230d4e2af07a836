package io.tideline.job.sentiment;

import io.tideline.udfs.playbook.SentimentThresholds;
import java.io.Serializable;

/**
 * What the sentiment pipeline is told.
 *
 * @param flushIntervalMillis processing time after which scores are handed on
 * @param playbookVersion what alerts say in {@code playbook_version}
 */
public record SentimentConfig(
    long flushIntervalMillis, String playbookVersion, SentimentThresholds thresholds)
    implements Serializable {}
