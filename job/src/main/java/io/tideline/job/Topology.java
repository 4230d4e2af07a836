package io.tideline.job;

import io.tideline.job.ingest.IngestPipeline;
import io.tideline.job.ingest.Ingested;
import io.tideline.job.outputs.Endpoints;
import io.tideline.job.outputs.OutputsPipeline;
import io.tideline.job.outputs.OutputsPipeline.Findings;
import io.tideline.job.spikes.VolumeFindings;
import io.tideline.job.spikes.VolumePipeline;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The page: events, pipelines, outputs.
 *
 * <pre>
 * events ──► ingest ──► volume ──► alerts, rows
 *               └──► dead letters
 * </pre>
 */
public final class Topology {
  private Topology() {}

  /** Attaches every pipeline, one line each. */
  public static void attach(
      StreamExecutionEnvironment env, Endpoints endpoints, TopologyConfig config) {
    Ingested in =
        IngestPipeline.attach(endpoints.events(env), config.ingest(), endpoints.reachability());
    VolumeFindings volume = VolumePipeline.attach(in.events(), config.volume());

    OutputsPipeline.attach(
        new Findings(volume.rows(), volume.alerts(), in.deadLetters()), endpoints);
  }
}
