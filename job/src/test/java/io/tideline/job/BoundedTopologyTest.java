package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.config.TextConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

class BoundedTopologyTest {
  /**
   * A source that starts late holds back the clock of the steps it reaches, and may then let it go
   * past the newest event at once: nothing would be judged.
   */
  @Test
  void aBoundedRunHasNoSourceButThatOfTheEvents() {
    try (var ends =
        new MemoryEndpoints(
            List.of(TestEvents.decoded(TestEvents.directMessage("a", TestEvents.MONDAY))),
            Clock.AT_THE_END)) {
      var env = StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
      Topology.attach(
          env,
          ends,
          TopologyConfig.bounded(
              PseudonymSecret.PUBLISHED, TextConfig.DEFAULT, PlaybooksConfig.DEFAULT));
      StreamGraph graph = env.getStreamGraph(false);
      assertThat(graph.getSourceIDs())
          .singleElement()
          .extracting(graph::getStreamNode)
          .extracting(node -> node.getTransformationUID())
          .isEqualTo("ingest.memory");
    }
  }
}
