package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * State finds its operator again by the uid. A line that goes from {@code uids.txt} is state that a
 * savepoint holds and nobody takes; a line that changes is the same.
 */
class TopologyUidsTest {
  @Test
  void theUidsOfTheLiveJobAreTheCommittedOnes() throws IOException {
    List<String> uids =
        LiveTopology.attached().getStreamGraph(false).getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .sorted()
            .toList();
    assertThat(uids).isEqualTo(committed());
  }

  @Test
  void everyOperatorIsNamedAsItsUid() {
    assertThat(LiveTopology.transformations(LiveTopology.attached()))
        .filteredOn(transformation -> transformation.getUid() != null)
        .isNotEmpty()
        .allSatisfy(
            transformation ->
                assertThat(transformation.getName()).isEqualTo(transformation.getUid()));
  }

  @Test
  void everyUidIsAPipelineAndAStep() {
    assertThat(LiveTopology.transformations(LiveTopology.attached()))
        .extracting(Transformation::getUid)
        .filteredOn(uid -> uid != null)
        .allMatch(uid -> uid.matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
  }

  private static List<String> committed() throws IOException {
    try (var lines = TopologyUidsTest.class.getResourceAsStream("/uids.txt")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
