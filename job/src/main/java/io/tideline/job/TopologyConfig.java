package io.tideline.job;

import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.SpikesConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.ingest.IngestConfig;
import io.tideline.job.messages.MessagesConfig;
import io.tideline.job.spikes.VolumeConfig;
import io.tideline.udfs.playbook.BuiltInPlaybook;
import io.tideline.udfs.privacy.PseudonymSecret;

/** What the pipelines are told, one record each. */
public record TopologyConfig(IngestConfig ingest, VolumeConfig volume, MessagesConfig messages) {

  /** What holds where nothing is configured. */
  public static final TopologyConfig DEFAULT = of(PseudonymSecret.PUBLISHED);

  /** What holds where nothing but the secret of the pseudonyms is configured. */
  public static TopologyConfig of(PseudonymSecret secret) {
    return of(
        new IngestConfig(TimeConfig.DEFAULT, DedupConfig.DEFAULT), SpikesConfig.DEFAULT, secret);
  }

  /** The pipelines' part of a job's configuration. */
  public static TopologyConfig of(JobConfig config) {
    return of(
        new IngestConfig(config.time(), config.dedup()),
        config.spikes(),
        config.privacy().pseudonymSecret());
  }

  private static TopologyConfig of(
      IngestConfig ingest, SpikesConfig spikes, PseudonymSecret secret) {
    BuiltInPlaybook playbook = BuiltInPlaybook.DEFAULT;
    return new TopologyConfig(
        ingest,
        new VolumeConfig(
            spikes.flushIntervalMillis(),
            ingest.time().maxDisorderMillis(),
            playbook.version(),
            playbook.spikes(),
            playbook.growth()),
        new MessagesConfig(secret));
  }
}
