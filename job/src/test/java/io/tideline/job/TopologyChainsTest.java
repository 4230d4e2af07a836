package io.tideline.job;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.junit.jupiter.api.Test;

/** Each exchange writes and reads every record once more; these steps are to have none between. */
class TopologyChainsTest {
  @Test
  void aMessageCrossesTheTwoExchangesThatNeedAKeyAndNoOther() {
    JobGraph job = LiveTopology.attached().getStreamGraph(false).getJobGraph();
    assertThat(stepsWith(job, "ingest.deduplicate"))
        .contains("text.analyze", "messages.select", "volume.count");
    assertThat(stepsWith(job, "messages.rows")).contains("outputs.messages");
  }

  /** The steps of the task that has the step. */
  private static List<String> stepsWith(JobGraph job, String step) {
    return StreamSupport.stream(job.getVertices().spliterator(), false)
        .map(TopologyChainsTest::steps)
        .filter(steps -> steps.contains(step))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> steps(JobVertex task) {
    return task.getOperatorIDs().stream()
        .map(OperatorIDPair::getUserDefinedOperatorUid)
        .collect(toList());
  }
}
