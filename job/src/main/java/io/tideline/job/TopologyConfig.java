package io.tideline.job;

import io.tideline.job.ingest.IngestConfig;
import io.tideline.job.spikes.VolumeConfig;

/** What the pipelines are told, one record each. */
public record TopologyConfig(IngestConfig ingest, VolumeConfig volume) {}
