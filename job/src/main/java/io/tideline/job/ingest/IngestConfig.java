package io.tideline.job.ingest;

import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.TimeConfig;

/** What ingest is told. */
public record IngestConfig(TimeConfig time, DedupConfig dedup) {}
