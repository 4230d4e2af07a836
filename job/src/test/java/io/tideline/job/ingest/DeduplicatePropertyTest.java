package io.tideline.job.ingest;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** Whatever comes in whatever order: the operator drops what a plain model drops. */
class DeduplicatePropertyTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /**
   * An arrival.
   *
   * @param advance by how much the newest event grows before it, in milliseconds
   * @param age how far behind the newest event it occurred, up to a day
   * @param before what happens before it: a checkpoint, a watermark, or nothing
   */
  record Step(String id, long advance, long age, Before before) {}

  enum Before {
    NOTHING,
    CHECKPOINT,
    WATERMARK
  }

  @Provide
  Arbitrary<List<Step>> arrivals() {
    Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d");
    Arbitrary<Long> hours = Arbitraries.longs().between(0, 24).map(hour -> hour * HOUR);
    Arbitrary<Long> millis = Arbitraries.longs().between(0, DAY);
    Arbitrary<Long> advances =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(0L, 1L)), Tuple.of(3, hours), Tuple.of(1, millis));
    Arbitrary<Long> ages =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0L)), Tuple.of(2, hours), Tuple.of(1, millis));
    return Combinators.combine(ids, advances, ages, Arbitraries.of(Before.class))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void dropsExactlyWhatAPlainModelDrops(
      @ForAll("arrivals") List<Step> steps, @ForAll @IntRange(max = 60) int restoreAt)
      throws Exception {
    assertThat(passedOf(Backend.HASHMAP, steps, restoreAt)).isEqualTo(modelOf(steps));
  }

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void dropsExactlyWhatAPlainModelDropsOnRocksDb(
      @ForAll("arrivals") List<Step> steps, @ForAll @IntRange(max = 60) int restoreAt)
      throws Exception {
    assertThat(passedOf(Backend.ROCKSDB, steps, restoreAt)).isEqualTo(modelOf(steps));
  }

  /** Which arrivals pass, by a plain map from id to the accepted times. */
  private static List<Integer> modelOf(List<Step> steps) {
    Map<String, List<Long>> accepted = new HashMap<>();
    var passed = new ArrayList<Integer>();
    long newest = MONDAY;
    for (int i = 0; i < steps.size(); i++) {
      newest += steps.get(i).advance();
      long at = newest - steps.get(i).age();
      List<Long> times = accepted.computeIfAbsent(steps.get(i).id(), id -> new ArrayList<>());
      if (times.stream().noneMatch(time -> Math.abs(time - at) <= DAY)) {
        times.add(at);
        passed.add(i);
      }
    }
    return passed;
  }

  /** Likewise by the operator, restored once. The clock is as near as the newest event. */
  private static List<Integer> passedOf(Backend backend, List<Step> steps, int restoreAt)
      throws Exception {
    var passed = new ArrayList<Integer>();
    long newest = MONDAY;
    var harness = DeduplicateHarness.open(backend, null);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i == restoreAt) {
        OperatorSubtaskState state = harness.checkpoint(1_000);
        harness.close();
        harness = DeduplicateHarness.open(backend, state);
      } else if (step.before() == Before.CHECKPOINT) {
        harness.checkpoint(i);
      } else if (step.before() == Before.WATERMARK) {
        harness.processWatermark(newest);
      }
      newest += step.advance();
      int before = harness.passed().size();
      harness.feed(comment(step.id(), "v", newest - step.age()));
      if (harness.passed().size() > before) {
        passed.add(i);
      }
    }
    harness.close();
    return passed;
  }
}
