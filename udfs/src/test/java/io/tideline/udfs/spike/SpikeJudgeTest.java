package io.tideline.udfs.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import io.tideline.udfs.spike.SpikeJudge.Series;
import io.tideline.udfs.spike.SpikeJudge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpikeJudgeTest {
  private static final long SLICE = Slices.SLICE_MILLIS;
  private static final long START = 100 * Slices.WEEK_MILLIS;
  private static final long SECOND_WEEK = START + Slices.WEEK_MILLIS + Slices.DAY_MILLIS;

  private final SpikeJudge judge = new SpikeJudge(SpikeThresholds.DEFAULT);
  private final Counts counts = new Counts();

  @Test
  void firesResolvesAfterThreeCalmSlicesAndMayFireAgain() {
    counts.add(SECOND_WEEK, 120);
    Verdict verdict = judge.judge(at(SECOND_WEEK + 3 * Slices.HOUR_MILLIS), null, SECOND_WEEK);

    assertThat(verdict.findings())
        .extracting(f -> f.transition().change())
        .containsExactly(Change.FIRED, Change.RESOLVED);
    assertThat(verdict.findings().get(0).windowEndMillis()).isEqualTo(SECOND_WEEK + SLICE);
    assertThat(verdict.findings().get(1).windowEndMillis()).isEqualTo(SECOND_WEEK + 15 * SLICE);
    assertThat(verdict.alert()).isNull();
  }

  @Test
  void firesNoWindowThatHasNoWholeWeekOfHistory() {
    long first = SECOND_WEEK + SLICE - Slices.HOUR_MILLIS - Slices.WEEK_MILLIS;
    counts.add(SECOND_WEEK, 500);
    var unknown =
        new Series(counts, livesFrom(first + 1), SECOND_WEEK + SLICE, SECOND_WEEK + SLICE);
    var known = new Series(counts, livesFrom(first), SECOND_WEEK + SLICE, SECOND_WEEK + SLICE);

    assertThat(firstWindow(judge.judge(unknown, null, SECOND_WEEK)))
        .isEqualTo(SECOND_WEEK + 2 * SLICE);
    assertThat(firstWindow(judge.judge(known, null, SECOND_WEEK))).isEqualTo(SECOND_WEEK + SLICE);
  }

  @Test
  void firesBeforeTheSliceIsOver() {
    counts.add(SECOND_WEEK, 100);
    Verdict verdict = judge.judgeEarly(at(SECOND_WEEK + 1), null);

    assertThat(verdict.findings()).hasSize(1);
    assertThat(verdict.alert())
        .isEqualTo(new AlertState(SECOND_WEEK + SLICE, Severity.WARNING, 1, 0));
  }

  @Test
  void firesForTheNextSliceAtOnceWhereTheOneBeforeIsQuiet() {
    counts.add(SECOND_WEEK + SLICE, 100);
    long clock = SECOND_WEEK + SLICE - 50_000;
    var series = new Series(counts, livesFrom(START), clock, SECOND_WEEK + SLICE + 5_000);

    Verdict verdict = judge.judgeEarly(series, null);

    assertThat(verdict.findings()).hasSize(1);
    assertThat(verdict.findings().get(0).windowEndMillis()).isEqualTo(SECOND_WEEK + 2 * SLICE);
  }

  @Test
  void waitsWhereStragglersCouldStillMakeTheSliceBeforeFire() {
    counts.add(SECOND_WEEK, 90);
    counts.add(SECOND_WEEK + SLICE, 10);
    long clock = SECOND_WEEK + SLICE - 50_000;
    var doubtful = new Series(counts, livesFrom(START), clock, SECOND_WEEK + SLICE + 5_000);
    var decided = at(SECOND_WEEK + SLICE);

    assertThat(judge.judgeEarly(doubtful, null).findings()).isEmpty();
    assertThat(judge.judgeEarly(decided, null).findings()).hasSize(1);
  }

  @Test
  void waitsWhereFewMoreWouldMakeTheSliceBeforeFireThoughItsLastSliceIsQuiet() {
    counts.add(SECOND_WEEK - 3 * SLICE, 94);
    counts.add(SECOND_WEEK + SLICE, 30);
    long clock = SECOND_WEEK + SLICE - 50_000;
    var series = new Series(counts, livesFrom(START), clock, SECOND_WEEK + SLICE + 5_000);

    assertThat(judge.judgeEarly(series, null).findings()).isEmpty();
  }

  @Test
  void waitsWhereAnInputHasNotPassedTheSliceBefore() {
    counts.add(SECOND_WEEK + SLICE, 100);
    long clock = SECOND_WEEK + SLICE - 60_000;
    var behind = new Series(counts, livesFrom(START), clock, SECOND_WEEK + SLICE - 1);

    assertThat(judge.judgeEarly(behind, null).findings()).isEmpty();
  }

  @Test
  void theUnfinishedSliceResolvesNothing() {
    var up = new AlertState(SECOND_WEEK - SLICE, Severity.WARNING, 1, 2);
    assertThat(judge.judgeEarly(at(SECOND_WEEK), up).alert()).isEqualTo(up);
  }

  /** Judging step by step, early and in any rhythm, ends with what judging at the end gives. */
  @Property(tries = 60)
  void anyRhythmOfJudgingGivesTheSameAlerts(@ForAll Random random) {
    var whole = new Counts();
    var growing = new Counts();
    var arrivals = new TreeMap<Long, Integer>();
    for (int slice = 0; slice < 2 * 2016; slice++) {
      int level = slice > 2016 && random.nextInt(200) < 3 ? 150 : 8;
      arrivals.put(START + slice * SLICE, random.nextInt(level));
    }
    arrivals.forEach(whole::add);
    long end = arrivals.lastKey();
    List<String> expected =
        summaries(
            judge.judge(new Series(whole, livesFrom(START), end, end), null, START).findings());

    var found = new ArrayList<Finding>();
    AlertState alert = null;
    long judged = START;
    for (var arrival : arrivals.entrySet()) {
      long clock = arrival.getKey();
      if (random.nextInt(3) == 0) {
        Verdict verdict =
            judge.judge(new Series(growing, livesFrom(START), clock, clock), alert, judged);
        found.addAll(verdict.findings());
        alert = verdict.alert();
        judged = clock;
      }
      growing.add(clock, arrival.getValue());
      if (judged == clock && clock <= end) {
        Verdict verdict =
            judge.judgeEarly(new Series(growing, livesFrom(START), clock, clock), alert);
        found.addAll(verdict.findings());
        alert = verdict.alert();
      }
    }
    Verdict last = judge.judge(new Series(growing, livesFrom(START), end, end), alert, judged);
    found.addAll(last.findings());

    assertThat(summaries(found)).isEqualTo(expected);
  }

  /** Which alerts, to which severity, until when: without revisions, which may differ. */
  private static List<String> summaries(List<Finding> findings) {
    var byAlert = new TreeMap<Long, String>();
    for (Finding finding : findings) {
      AlertState state = finding.transition().published();
      String ended =
          finding.transition().change() == Change.RESOLVED
              ? " until " + finding.windowEndMillis()
              : "";
      byAlert.put(state.firstWindowEndMillis(), state.severity() + ended);
    }
    return byAlert.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  private static long firstWindow(Verdict verdict) {
    return verdict.findings().get(0).windowEndMillis();
  }

  private static Lives livesFrom(long first) {
    return Lives.NONE.with(first, first);
  }

  private Series at(long clock) {
    return new Series(counts, livesFrom(START), clock, clock);
  }

  private static final class Counts implements SliceCounts {
    private final TreeMap<Long, Long> slices = new TreeMap<>();

    void add(long sliceStart, long n) {
      slices.merge(sliceStart, n, Long::sum);
    }

    @Override
    public long between(long fromMillis, long toMillis) {
      return slices.subMap(fromMillis, toMillis).values().stream().mapToLong(n -> n).sum();
    }
  }
}
