package io.tideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.checkpoint.TaskStateStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;

/** What a job's checkpoints came to. */
final class CheckpointFigures {
  private CheckpointFigures() {}

  /**
   * Number and mean duration of the completed ones, and the state of the largest: whole size, not
   * only what changed, for all and for each chain of operators. The last is mostly the largest, but
   * for one or two at the end of bounded input, when operators have left.
   */
  static ObjectNode of(AccessExecutionGraph job) {
    List<AbstractCheckpointStats> completed =
        job.getCheckpointStatsSnapshot().getHistory().getCheckpoints().stream()
            .filter(checkpoint -> checkpoint.getStatus() == CheckpointStatsStatus.COMPLETED)
            .toList();
    ObjectNode figures = new ObjectMapper().createObjectNode();
    figures.put(
        "completed",
        job.getCheckpointStatsSnapshot().getCounts().getNumberOfCompletedCheckpoints());
    figures.put(
        "failed", job.getCheckpointStatsSnapshot().getCounts().getNumberOfFailedCheckpoints());
    figures.put(
        "mean_ms",
        completed.stream()
            .mapToLong(AbstractCheckpointStats::getEndToEndDuration)
            .average()
            .orElse(0));
    Optional<AbstractCheckpointStats> largest =
        completed.stream().max(Comparator.comparing(AbstractCheckpointStats::getStateSize));
    figures.put("state_bytes", largest.map(AbstractCheckpointStats::getStateSize).orElse(0L));
    ObjectNode steps = figures.putObject("state_bytes_by_step");
    largest.ifPresent(checkpoint -> putSteps(job, checkpoint, steps));
    return figures;
  }

  private static void putSteps(
      AccessExecutionGraph job, AbstractCheckpointStats checkpoint, ObjectNode steps) {
    for (AccessExecutionJobVertex step : job.getVerticesTopologically()) {
      TaskStateStats stats = checkpoint.getTaskStateStats(step.getJobVertexId());
      if (stats != null && stats.getStateSize() > 0) {
        steps.put(step.getName(), stats.getStateSize());
      }
    }
  }
}
