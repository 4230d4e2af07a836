package io.tideline.job.sentiment;

import io.tideline.job.playbook.PlaybooksConfig;
import java.io.Serializable;

/**
 * What the sentiment pipeline is told.
 *
 * @param flushIntervalMillis processing time after which scores are handed on
 * @param playbooks those the job starts with: what sentiment is judged by
 */
public record SentimentConfig(long flushIntervalMillis, PlaybooksConfig playbooks)
    implements Serializable {}
