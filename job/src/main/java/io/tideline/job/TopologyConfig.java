package io.tideline.job;

import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.SpikesConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.ingest.IngestConfig;
import io.tideline.job.spikes.VolumeConfig;
import io.tideline.udfs.playbook.BuiltInPlaybook;

/** What the pipelines are told, one record each. */
public record TopologyConfig(IngestConfig ingest, VolumeConfig volume) {

  /** What holds where nothing is configured. */
  public static final TopologyConfig DEFAULT =
      of(TimeConfig.DEFAULT, DedupConfig.DEFAULT, SpikesConfig.DEFAULT);

  /** The pipelines' part of a job's configuration. */
  public static TopologyConfig of(JobConfig config) {
    return of(config.time(), config.dedup(), config.spikes());
  }

  private static TopologyConfig of(TimeConfig time, DedupConfig dedup, SpikesConfig spikes) {
    BuiltInPlaybook playbook = BuiltInPlaybook.DEFAULT;
    return new TopologyConfig(
        new IngestConfig(time, dedup),
        new VolumeConfig(
            spikes.flushIntervalMillis(),
            time.maxDisorderMillis(),
            playbook.version(),
            playbook.spikes(),
            playbook.growth()));
  }
}
