package io.tideline.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every state of the job says in {@code personal-states.txt} whether it holds anything about people
 * (SEMANTICS §10): then it is {@code erasable}, and its step is in {@link PersonalStep}; else why
 * it holds {@code none}, or when it {@code leaves} by itself. A state that is added and says
 * nothing fails here.
 */
class DeclaredStatesTest {
  private static final String ERASABLE = "erasable";

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
