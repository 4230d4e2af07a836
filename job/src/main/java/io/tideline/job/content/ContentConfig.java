package io.tideline.job.content;

import io.tideline.job.playbook.PlaybooksConfig;
import java.io.Serializable;

/**
 * What the content pipeline is told.
 *
 * @param inOrder whether signals are found behind the clock, in the order of the snapshots' times,
 *     as in a replay; otherwise as snapshots come
 * @param playbooks those the job starts with: benchmarks and zones
 */
public record ContentConfig(boolean inOrder, PlaybooksConfig playbooks) implements Serializable {}
