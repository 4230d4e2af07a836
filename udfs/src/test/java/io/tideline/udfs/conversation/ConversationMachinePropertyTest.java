package io.tideline.udfs.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Intent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The machine, which holds no messages, against the model, which holds them all. */
class ConversationMachinePropertyTest {
  private static final long MINUTE = Steps.MINUTE;

  @Provide
  Arbitrary<List<ConversationStep>> steps() {
    // Minutes are few and coarse, so that ties and steps at the very instant of a deadline occur.
    Arbitrary<Long> minutes =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.integers().between(0, 40).map(n -> n * 12L)),
            Tuple.of(1, Arbitraries.longs().between(0, 4_000)));
    return Combinators.combine(
            Arbitraries.of(StepKind.class),
            minutes,
            Arbitraries.integers().between(0, 999_999),
            Arbitraries.of(Steps.Sender.AGENT, Steps.Sender.AUTOMATION),
            Arbitraries.of(Intent.class),
            Arbitraries.doubles().between(0, 1))
        .as(ConversationMachinePropertyTest::step)
        .list()
        .uniqueElements(ConversationStep::eventId)
        .ofMaxSize(30);
  }

  private static ConversationStep step(
      StepKind kind, long minute, int id, Steps.Sender sender, Intent intent, double sentiment) {
    long at = Steps.MONDAY + minute * MINUTE;
    String prefix = id + "/";
    return switch (kind) {
      case INBOUND -> Steps.step(kind, at, prefix, Steps.Sender.CUSTOMER, intent, sentiment);
      case OUTBOUND -> Steps.step(kind, at, prefix, sender, null, null);
      case ASSIGNED, RESOLVED, REOPENED ->
          Steps.step(kind, at, prefix, Steps.Sender.NOBODY, null, null);
    };
  }

  @Property(tries = 1000)
  void episodesAreThoseOfSortingThenFolding(
      @ForAll("steps") List<ConversationStep> steps, @ForAll Random random) {
    long now = Steps.MONDAY + 4_100 * MINUTE;
    var run = new Run();
    inOrder(steps, random).forEach(run::apply);
    run.judge(now);

    assertThat(run.episodes())
        .extracting(EpisodeModel::line)
        .isEqualTo(EpisodeModel.episodes(steps, now));
    assertThat(run.fired()).isEqualTo(EpisodeModel.alerts(steps, now));
    assertThat(run.ended()).isSubsetOf(run.fired());
  }

  /** As the clock hands them on: they come up to a bound late and wait until it has passed. */
  private static List<ConversationStep> inOrder(List<ConversationStep> steps, Random random) {
    long bound = 60_000;
    var arrivals = new TreeMap<Long, List<ConversationStep>>();
    for (ConversationStep step : steps) {
      long at = step.atMillis() + (long) (random.nextDouble() * bound);
      arrivals.computeIfAbsent(at, key -> new ArrayList<>()).add(step);
    }
    var waiting = new PriorityQueue<>(ConversationStep.ORDER);
    var applied = new ArrayList<ConversationStep>();
    long newest = Long.MIN_VALUE;
    for (List<ConversationStep> together : arrivals.values()) {
      Collections.shuffle(together, random);
      for (ConversationStep step : together) {
        waiting.add(step);
        newest = Math.max(newest, step.atMillis());
        while (!waiting.isEmpty() && waiting.peek().atMillis() < newest - bound) {
          applied.add(waiting.poll());
        }
      }
    }
    while (!waiting.isEmpty()) {
      applied.add(waiting.poll());
    }
    return applied;
  }

  /** Where they come only after they have been passed, nothing is counted twice and none fails. */
  @Property(tries = 500)
  void stragglersKeepTheFiguresConsistent(
      @ForAll("steps") List<ConversationStep> steps, @ForAll Random random) {
    var shuffled = new ArrayList<>(steps);
    Collections.shuffle(shuffled, random);
    var run = new Run();
    shuffled.forEach(run::applyOnly);
    run.judge(Steps.MONDAY + 4_100 * MINUTE);

    for (Episode episode : run.episodes()) {
      Replies replies = episode.replies();
      long opened = episode.opening().atMillis();
      assertThat(replies.firstMillis() == null || replies.firstMillis() >= opened).isTrue();
      assertThat(episode.isOpen() || episode.resolvedMillis() >= opened).isTrue();
      assertThat(episode.counts().automated()).isLessThanOrEqualTo(episode.counts().outbound());
    }
    assertThat(run.episodes())
        .extracting(episode -> episode.opening().atMillis())
        .isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(run.standing()).isEqualTo(expectedFacts(run.episodes()));
  }

  /** What is left of the facts when those taken back are out: one opening an episode. */
  private static List<String> expectedFacts(List<Episode> episodes) {
    return episodes.stream()
        .map(episode -> "OPENED " + episode.opening().atMillis())
        .sorted()
        .toList();
  }
}
