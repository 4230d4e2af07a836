package io.tideline.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.udfs.privacy.Erasure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every step that keeps anything about people must do (SEMANTICS §10). What it keeps is looked
 * for in all bytes of a savepoint: state, timers and what is in no key.
 */
class ErasureContractTest {
  private static final String ANNA = "anna_erased_4711";
  private static final String BERT = "bert_stays_0815";
  private static final long ERASED = PersonalStep.FIRST + 10_000;
  private static final long SOON = 3_000;

  @TempDir private Path folder;

  private final Set<String> erased = new HashSet<>();

  @ParameterizedTest
  @EnumSource
  void forgetsAPersonWithinSecondsAndNobodyElse(PersonalStep step) throws Exception {
    for (Backend backend : Backend.values()) {
      try (var harness = open(step, backend)) {
        step.feed(harness, ANNA, PersonalStep.FIRST);
        step.feed(harness, BERT, PersonalStep.FIRST);
        assertThat(isHeld(step, harness, ANNA)).isTrue();
        assertThat(isHeld(step, harness, BERT)).isTrue();

        erase(step, harness, ANNA);
        assertThat(isHeld(step, harness, ANNA)).isFalse();
        assertThat(isHeld(step, harness, BERT)).isTrue();
      }
    }
  }

  /**
   * Where a key is shared, as a conversation of several customers, each of them can be forgotten.
   */
  @ParameterizedTest
  @EnumSource
  void forgetsWhoCameSecondAsWell(PersonalStep step) throws Exception {
    try (var harness = open(step, Backend.HASHMAP)) {
      step.feed(harness, ANNA, PersonalStep.FIRST);
      step.feed(harness, BERT, PersonalStep.FIRST + 1);
      erase(step, harness, BERT);
      assertThat(isHeld(step, harness, BERT)).isFalse();
      assertThat(isHeld(step, harness, ANNA)).isTrue();

      step.clock(harness, PersonalStep.FIRST + 5_000);
      step.feed(harness, BERT, PersonalStep.FIRST + 2);
      assertThat(isHeld(step, harness, BERT)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void forgetsWhatTheClockHasPassedAsWell(PersonalStep step) throws Exception {
    try (var harness = open(step, Backend.HASHMAP)) {
      step.feed(harness, ANNA, PersonalStep.FIRST);
      step.clock(harness, PersonalStep.FIRST + 5_000);
      step.feed(harness, ANNA, PersonalStep.FIRST + 6_000);
      erase(step, harness, ANNA);
      assertThat(isHeld(step, harness, ANNA)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesLateFromBeforeMakesNothingAgain(PersonalStep step) throws Exception {
    try (var harness = open(step, Backend.HASHMAP)) {
      erase(step, harness, ANNA);
      step.feed(harness, ANNA, PersonalStep.FIRST);
      step.clock(harness, PersonalStep.FIRST + 5_000);
      step.feed(harness, ANNA, ERASED);
      assertThat(isHeld(step, harness, ANNA)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesLaterBeginsAnewAndStays(PersonalStep step) throws Exception {
    try (var harness = open(step, Backend.HASHMAP)) {
      erase(step, harness, ANNA);
      step.feed(harness, ANNA, ERASED + 1);
      assertThat(isHeld(step, harness, ANNA)).isTrue();

      erase(step, harness, BERT);
      erase(step, harness, ANNA);
      assertThat(isHeld(step, harness, ANNA))
          .as("after another's erasure, or the same again")
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void remembersTheErasureOverARestartAndNotForEver(PersonalStep step) throws Exception {
    try (var harness = open(step, Backend.HASHMAP)) {
      erase(step, harness, ANNA);
      assertThat(savepoint(harness)).contains(keyOf(ANNA));
      step.clock(harness, ERASED + 31 * 86_400_000L);
      assertThat(savepoint(harness)).doesNotContain(keyOf(ANNA));
    }
  }

  private AbstractStreamOperatorTestHarness<?> open(PersonalStep step, Backend backend)
      throws Exception {
    erased.clear();
    AbstractStreamOperatorTestHarness<?> harness = step.open(backend);
    harness.setProcessingTime(PersonalStep.FIRST);
    return harness;
  }

  private void erase(PersonalStep step, AbstractStreamOperatorTestHarness<?> harness, String who)
      throws Exception {
    erased.add(who);
    step.erase(harness, new Erasure("request", keyOf(who), ERASED));
    harness.setProcessingTime(harness.getProcessingTime() + SOON);
  }

  private static String keyOf(String who) {
    return PersonalStep.keyOf(who);
  }

  /** Whether the step holds a person, but for whom to forget. */
  private boolean isHeld(
      PersonalStep step, AbstractStreamOperatorTestHarness<?> harness, String who)
      throws Exception {
    String name = step.nameOf(who);
    int times = savepoint(harness).split(Pattern.quote(name), -1).length - 1;
    boolean isToBeForgotten = name.equals(keyOf(who)) && erased.contains(who);
    return times > (isToBeForgotten ? 1 : 0);
  }

  private String savepoint(AbstractStreamOperatorTestHarness<?> harness) throws Exception {
    Path file = folder.resolve("savepoint");
    OperatorSnapshotUtil.writeStateHandle(StatefulOperator.savepoint(harness), file.toString());
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
