package io.tideline.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.LiveTopology;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * Every state of the job says in {@code personal-states.txt} whether it holds anything about people
 * (SEMANTICS §10): then it is {@code erasable}, and its step is in {@link PersonalStep}; else why
 * it holds {@code none}, or when it {@code leaves} by itself. A state that is added and says
 * nothing fails here.
 */
class DeclaredStatesTest {
  private static final String ERASABLE = "erasable";

  /** Looked at where there is a warehouse: {@code WarehouseOperatorIT}. */
  private static final Set<String> OF_WAREHOUSE = Set.of("outputs.warehouse", "outputs.messages");

  /** Offsets and transactions of Kafka, which are written by Flink's own. */
  private static final Set<String> OF_FLINK =
      Set.of(
          "ingest.source", "playbook.source", "outputs.topics", "Sink Committer: outputs.topics");

  /** What the topology says, so that no list has to be kept by hand. */
  @Test
  void everyStepThatCanKeepStateIsLookedAt() {
    Set<String> looked = new TreeSet<>(OF_FLINK);
    looked.addAll(OF_WAREHOUSE);
    Stream.of(StatefulOperator.values()).map(StatefulOperator::uid).forEach(looked::add);
    Set<String> stateful =
        LiveTopology.attached().getStreamGraph(false).getStreamNodes().stream()
            .filter(StatefulSteps::keepsState)
            .map(StreamNode::getTransformationUID)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(stateful).isEqualTo(looked);
  }

  @Test
  void everyStateIsDeclared() throws Exception {
    Set<String> states = new TreeSet<>();
    for (StatefulOperator operator : StatefulOperator.values()) {
      for (String name : StateNames.in(operator.write(Backend.HASHMAP))) {
        states.add(operator.uid() + " " + name);
      }
    }
    assertThat(states)
        .isEqualTo(
            DeclaredState.all().stream()
                .filter(declared -> !OF_WAREHOUSE.contains(declared.uid()))
                .map(DeclaredState::key)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void thoseThatHoldAnythingAboutPeopleAreOfStepsThatForget() throws IOException {
    Set<String> forgetting =
        Arrays.stream(PersonalStep.values()).map(PersonalStep::uid).collect(Collectors.toSet());
    Set<String> erasable =
        DeclaredState.all().stream()
            .filter(declared -> declared.what().equals(ERASABLE))
            .filter(declared -> !OF_WAREHOUSE.contains(declared.uid()))
            .map(DeclaredState::uid)
            .collect(Collectors.toSet());
    assertThat(erasable).isEqualTo(forgetting);
  }

  @Test
  void allOthersSayWhyNot() throws IOException {
    assertThat(DeclaredState.all())
        .filteredOn(declared -> !declared.what().equals(ERASABLE))
        .allMatch(declared -> declared.what().matches("(none|leaves): .{10,}"));
  }
}
