package io.tideline.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.junit.jupiter.api.Test;

/**
 * Every state of the job says in {@code personal-states.txt} whether it holds anything about people
 * (SEMANTICS §10): then it is {@code erasable}, and its step is in {@link PersonalStep}; else why
 * it holds {@code none}, or when it {@code leaves} by itself. A state that is added and says
 * nothing fails here.
 */
class DeclaredStatesTest {
  private static final String ERASABLE = "erasable";

  private record Declared(String uid, String state, String what) {
    static Declared of(String line) {
      String[] words = line.split(" ", 3);
      return new Declared(words[0], words[1], words[2]);
    }
  }

  @Test
  void everyStateIsDeclared() throws Exception {
    Set<String> states = new TreeSet<>();
    for (StatefulOperator operator : StatefulOperator.values()) {
      for (String name : namesIn(operator.write(Backend.HASHMAP))) {
        states.add(operator.uid() + " " + name);
      }
    }
    assertThat(states)
        .isEqualTo(
            declared().stream()
                .map(declared -> declared.uid() + " " + declared.state())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void thoseThatHoldAnythingAboutPeopleAreOfStepsThatForget() throws IOException {
    Set<String> forgetting =
        Arrays.stream(PersonalStep.values()).map(PersonalStep::uid).collect(Collectors.toSet());
    Set<String> erasable =
        declared().stream()
            .filter(declared -> declared.what().equals(ERASABLE))
            .map(Declared::uid)
            .collect(Collectors.toSet());
    assertThat(erasable).isEqualTo(forgetting);
  }

  @Test
  void allOthersSayWhyNot() throws IOException {
    assertThat(declared())
        .filteredOn(declared -> !declared.what().equals(ERASABLE))
        .allMatch(declared -> declared.what().matches("(none|leaves): .{10,}"));
  }

  private static List<Declared> declared() throws IOException {
    try (InputStream in = DeclaredStatesTest.class.getResourceAsStream("/personal-states.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Declared::of)
          .toList();
    }
  }

  private static List<String> namesIn(OperatorSubtaskState state) throws IOException {
    var names = new ArrayList<String>();
    for (KeyedStateHandle keyed : state.getManagedKeyedState()) {
      var proxy = new KeyedBackendSerializationProxy<>(DeclaredStatesTest.class.getClassLoader());
      try (var in = ((KeyGroupsStateHandle) keyed).openInputStream()) {
        proxy.read(new DataInputViewStreamWrapper(in));
      }
      proxy.getStateMetaInfoSnapshots().stream()
          .map(snapshot -> snapshot.getName())
          // Timers are looked for in ErasureContractTest.
          .filter(name -> !name.startsWith("_timer_state"))
          .forEach(names::add);
    }
    for (OperatorStateHandle held : state.getManagedOperatorState()) {
      names.addAll(held.getStateNameToPartitionOffsets().keySet());
    }
    return names;
  }
}
