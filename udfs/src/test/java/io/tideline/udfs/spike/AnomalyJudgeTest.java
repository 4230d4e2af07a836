package io.tideline.udfs.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.AnomalyThresholds;
import io.tideline.udfs.spike.AnomalyJudge.Outcome;
import io.tideline.udfs.spike.AnomalyJudge.Series;
import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomalyJudgeTest {
  private static final long SLICE = Slices.SLICE_MILLIS;
  private static final long DAY = Slices.DAY_MILLIS;
  private static final long START = 100 * Slices.WEEK_MILLIS;
  private static final long BURST = START + 10 * DAY;

  /** So seldom that none comes by chance in these tests. */
  private static final AnomalyThresholds SELDOM =
      new AnomalyThresholds(Map.of("comment", 0.02), 10, 100, 2.0, 3, false);

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private SpikeSpans spikes = new SpikeSpans(null, List.of());

  @Test
  void aBurstFiresRisesAndResolvesWhenItIsBackInTheRange() {
    poisson(START, 12 * DAY, 2, 1);
    add(BURST, 30);
    add(BURST + SLICE, 200);

    List<AnomalyFinding> findings = run(SELDOM, START + 12 * DAY).findings();

    assertThat(findings)
        .extracting(AnomalyFinding::drop, found -> found.transition().change())
        .containsExactly(
            Tuple.tuple(false, Change.FIRED),
            Tuple.tuple(false, Change.RAISED),
            Tuple.tuple(false, Change.RESOLVED));
    AnomalyFinding fired = findings.get(0);
    assertThat(fired.windowEndMillis()).isEqualTo(BURST + SLICE);
    assertThat(fired.transition().published().severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(1).windowEndMillis()).isEqualTo(BURST + 2 * SLICE);
    assertThat(fired.verdict().expected()).isBetween(15.0, 35.0);
    assertThat(findings)
        .as("each revision can say how often such an hour came")
        .allMatch(found -> found.verdict().hoursKnown() > 200);
    assertThat(findings.get(2).windowEndMillis()).isBetween(BURST + 14 * SLICE, BURST + 17 * SLICE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void lookedAtInStepsOrAtOnceItFindsTheSame(long seed) {
    poisson(START, 30 * DAY, seed % 2 == 0 ? 2 : 0.3, seed);
    add(BURST, 60);
    add(BURST + 3 * SLICE, 100);
    add(BURST + 16 * DAY, 90);
    long end = START + 30 * DAY;
    List<Tuple> atOnce = told(run(SELDOM, end));

    var held = new Held();
    var stepped = new ArrayList<AnomalyFinding>();
    AnomalyState state = AnomalyState.NONE;
    Random random = new Random(seed);
    long judged = START;
    for (long clock = START; clock < end; clock += 1 + random.nextInt((int) (4 * SLICE))) {
      var judge = new AnomalyJudge(SELDOM, "comment");
      Outcome complete = judge.judge(series(held), state, judged, clock);
      Outcome early = judge.judgeEarly(series(held), complete.state(), clock);
      stepped.addAll(complete.findings());
      stepped.addAll(early.findings());
      state = early.state();
      judged = Slices.floor(clock, SLICE);
    }

    assertThat(atOnce).hasSizeGreaterThanOrEqualTo(4);
    assertThat(stepped.stream().map(AnomalyJudgeTest::told).toList())
        .startsWith(atOnce.toArray(Tuple[]::new));
  }

  @Test
  void anUnfinishedSliceMayFireWithTheSameWindow() {
    poisson(START, 10 * DAY, 2, 1);
    var held = new Held();
    var judge = new AnomalyJudge(SELDOM, "comment");
    Outcome before = judge.judge(series(held), AnomalyState.NONE, START, BURST);
    add(BURST, 40);

    Outcome early = judge.judgeEarly(series(held), before.state(), BURST + 1_000);
    add(BURST, 1);
    Outcome complete = judge.judge(series(held), early.state(), BURST, BURST + SLICE);

    assertThat(before.findings()).isEmpty();
    assertThat(early.findings()).hasSize(1);
    assertThat(early.findings().get(0).windowEndMillis()).isEqualTo(BURST + SLICE);
    assertThat(complete.findings()).isEmpty();
    assertThat(complete.state().rise()).isNotNull();
  }

  @Test
  void whatIsNotLoudIsNotLookedAt() {
    poisson(START, 20 * DAY, 0.1, 3);
    var held = new Held();

    Outcome outcome =
        new AnomalyJudge(SELDOM, "comment")
            .judge(series(held), AnomalyState.NONE, START, START + 20 * DAY);

    assertThat(outcome.state()).isEqualTo(AnomalyState.NONE);
    assertThat(held.detector).isNull();
  }

  @Test
  void aSeriesThatComesBackAfterWeeksRaisesNoAlarmForIt() {
    poisson(START, 5 * DAY, 20, 4);
    poisson(START + 30 * DAY, 5 * DAY, 20, 5);

    Outcome outcome = run(SELDOM, START + 35 * DAY);

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.state().judgedThroughMillis()).isEqualTo(START + 35 * DAY);
  }

  @Test
  void anOutageIsNotASpikeWhenItIsOver() {
    poisson(START, 20 * DAY, 20, 6);
    counts.subMap(BURST, BURST + 5 * Slices.HOUR_MILLIS).clear();

    assertThat(run(SELDOM, START + 20 * DAY).findings()).isEmpty();
  }

  @Test
  void theSpikeOfTheSameCauseSpeaksForItFromTheSliceOnThatItIsUp() {
    poisson(START, 12 * DAY, 2, 1);
    add(BURST, 60);
    var spike = new AlertState(BURST + 3 * SLICE, Severity.WARNING, 1, 0);
    spikes = new SpikeSpans(spike, List.of());

    List<AnomalyFinding> findings = run(SELDOM, START + 12 * DAY).findings();

    assertThat(findings)
        .extracting(
            found -> found.transition().change(),
            found -> found.transition().published().revision(),
            AnomalyFinding::spikeEndMillis)
        .containsSubsequence(
            Tuple.tuple(Change.FIRED, 1, 0L), Tuple.tuple(Change.JOINED, 2, BURST + 3 * SLICE))
        .last()
        .isEqualTo(Tuple.tuple(Change.RESOLVED, 3, BURST + 3 * SLICE));
  }

  @Test
  void aYoungSeriesIsNotCritical() {
    poisson(START, 12 * DAY, 0.2, 1);
    add(START + 3 * DAY - 5 * Slices.HOUR_MILLIS, 500);
    add(BURST, 500);

    assertThat(severities(run(SELDOM, START + 12 * DAY)))
        .containsExactly(Severity.WARNING, Severity.CRITICAL);
  }

  @Test
  void fewEventsAreNotCriticalHoweverUnusual() {
    poisson(START, 12 * DAY, 0.2, 1);
    add(BURST, 80);

    assertThat(severities(run(SELDOM, START + 12 * DAY))).containsExactly(Severity.WARNING);
  }

  @Test
  void whatCameLastWeekAsWellIsNotCritical() {
    poisson(START, 19 * DAY, 0.2, 1);
    add(BURST, 400);
    add(BURST + 7 * DAY, 600);

    assertThat(severities(run(SELDOM, START + 19 * DAY)))
        .containsExactly(Severity.CRITICAL, Severity.WARNING);
  }

  @Test
  void aSeriesThatGoesQuietIsTold() {
    var drops = new AnomalyThresholds(Map.of("comment", 0.02), 10, 100, 2.0, 3, true);
    poisson(START, 20 * DAY, 20, 7);
    counts.subMap(BURST, BURST + 3 * Slices.HOUR_MILLIS).clear();
    counts.tailMap(START + 18 * DAY).clear();

    List<AnomalyFinding> findings = run(drops, START + 20 * DAY).findings();

    assertThat(findings)
        .extracting(AnomalyFinding::drop, found -> found.transition().change())
        .containsExactly(
            Tuple.tuple(true, Change.FIRED),
            Tuple.tuple(true, Change.RESOLVED),
            Tuple.tuple(true, Change.FIRED),
            Tuple.tuple(true, Change.RESOLVED));
    assertThat(findings.get(0).windowEndMillis()).isBetween(BURST, BURST + 3 * SLICE);
    assertThat(findings.get(1).windowEndMillis())
        .isBetween(
            BURST + 3 * Slices.HOUR_MILLIS + 3 * SLICE, BURST + 4 * Slices.HOUR_MILLIS + 3 * SLICE);
    assertThat(findings.get(3).windowEndMillis())
        .as("after a day it is how it is now")
        .isBetween(START + 19 * DAY, START + 19 * DAY + Slices.HOUR_MILLIS + 3 * SLICE);
    assertThat(run(SELDOM, START + 20 * DAY).findings()).isEmpty();
  }

  @Test
  void dropsShareTheFalseAlarmsWithWhatRises() {
    poisson(START, 3 * DAY, 20, 7);
    var held = new Held();
    var both = new AnomalyThresholds(Map.of("comment", 0.5), 10, 100, 2.0, 3, true);
    new AnomalyJudge(both, "comment")
        .judge(series(held), AnomalyState.NONE, START, START + 3 * DAY);

    assertThat(held.detector.settings().falseAlarmsPerWeek()).isEqualTo(0.25);

    var fewest = new AnomalyThresholds(Map.of("comment", 0.01), 10, 100, 2.0, 3, true);
    var other = new Held();
    new AnomalyJudge(fewest, "comment")
        .judge(series(other), AnomalyState.NONE, START, START + 3 * DAY);

    assertThat(other.detector.settings().falseAlarmsPerWeek()).isEqualTo(0.01);
  }

  private Outcome run(AnomalyThresholds thresholds, long clock) {
    return new AnomalyJudge(thresholds, "comment")
        .judge(series(new Held()), AnomalyState.NONE, START, clock);
  }

  private Series series(Held held) {
    return new Series(
        (from, to) -> counts.subMap(from, to).values().stream().mapToLong(n -> n).sum(),
        new Lives(counts.firstKey(), counts.lastKey(), new long[0]),
        held,
        spikes);
  }

  /** The last of each alert. */
  private static List<Severity> severities(Outcome outcome) {
    return outcome.findings().stream()
        .filter(found -> found.transition().change() == Change.RESOLVED)
        .map(found -> found.transition().published().severity())
        .toList();
  }

  private static List<Tuple> told(Outcome outcome) {
    return outcome.findings().stream().map(AnomalyJudgeTest::told).toList();
  }

  private static Tuple told(AnomalyFinding finding) {
    AlertState published = finding.transition().published();
    return Tuple.tuple(
        finding.transition().change(),
        published.firstWindowEndMillis(),
        published.severity(),
        finding.windowEndMillis());
  }

  private void add(long at, long events) {
    counts.merge(at, events, Long::sum);
  }

  private void poisson(long from, long length, double rate, long seed) {
    Random random = new Random(seed);
    for (long slice = from; slice < from + length; slice += SLICE) {
      long count = -1;
      for (double time = 0; time < rate; time -= Math.log(1 - random.nextDouble())) {
        count++;
      }
      if (count > 0) {
        add(slice, count);
      }
    }
  }

  /** Keeps the detector as state does: as bytes between two looks. */
  private static final class Held implements AnomalyJudge.Detectors {
    private @Nullable AdaptiveDetector detector;

    @Override
    public @Nullable AdaptiveDetector kept() {
      return detector;
    }

    @Override
    public void keep(AdaptiveDetector changed) {
      try {
        changed.write(new DataOutputStream(new ByteArrayOutputStream()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      detector = changed;
    }
  }
}
