package io.tideline.job.ingest;

/** What ingest is told. */
public record IngestConfig(TimeConfig time, DedupConfig dedup) {

  /** The defaults. */
  public static final IngestConfig DEFAULT =
      new IngestConfig(TimeConfig.DEFAULT, DedupConfig.DEFAULT);
}
