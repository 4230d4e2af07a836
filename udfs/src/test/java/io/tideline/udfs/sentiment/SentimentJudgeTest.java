package io.tideline.udfs.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.SentimentThresholds;
import io.tideline.udfs.sentiment.SentimentJudge.Finding;
import io.tideline.udfs.sentiment.SentimentJudge.Standing;
import io.tideline.udfs.sentiment.SentimentJudge.Verdict;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentimentJudgeTest {
  private static final long SLICE = Slices.SLICE_MILLIS;
  private static final long HOUR = Slices.HOUR_MILLIS;
  private static final long WEEK = Slices.WEEK_MILLIS;

  /** 10:00 on Monday, 9 March 2026. */
  private static final long TEN = 1_772_409_600_000L + WEEK + 10 * HOUR;

  private final SentimentJudge judge = new SentimentJudge(SentimentThresholds.DEFAULT);
  private final Messages messages = new Messages();

  /** Messages by slice. */
  private static final class Messages implements SliceScores {
    private final TreeMap<Long, Scores> slices = new TreeMap<>();

    void add(long at, int count, double score) {
      var scores = new Scores(count, score < 0.4 ? count : 0, count * Scores.millionths(score));
      slices.merge(Slices.floor(at, SLICE), scores, Scores::plus);
    }

    @Override
    public Scores scores(long fromMillis, long toMillis) {
      return slices.subMap(fromMillis, toMillis).values().stream()
          .reduce(Scores.NONE, Scores::plus);
    }
  }

  private Verdict judgeUntil(long clock) {
    return judge.judge(messages, Standing.CALM, TEN - HOUR, clock);
  }

  @Test
  void firesAtTheFirstSliceEndBelowTheFloorAndNotBeforeItIsOver() {
    messages.add(TEN, 19, 0.1);
    messages.add(TEN + SLICE, 1, 0.1);
    assertThat(judgeUntil(TEN + 2 * SLICE - 1).findings()).isEmpty();
    Verdict verdict = judgeUntil(TEN + 2 * SLICE);
    assertThat(verdict.findings())
        .extracting(finding -> finding.transition().change(), Finding::windowEndMillis)
        .containsExactly(tuple(Change.FIRED, TEN + 2 * SLICE));
    assertThat(verdict.standing())
        .isEqualTo(
            new Standing(new AlertState(TEN + 2 * SLICE, Severity.WARNING, 1, 0), TEN + 2 * SLICE));
  }

  @Test
  void firesWhereTheSameHourAWeekBeforeWasBetterByFifteenHundredths() {
    messages.add(TEN - WEEK, 20, 0.6);
    messages.add(TEN, 20, 0.45);
    assertThat(judgeUntil(TEN + SLICE).findings())
        .extracting(Finding::windowEndMillis)
        .containsExactly(TEN + SLICE);
  }

  @Test
  void doesNotCompareWithAnotherHourOfTheWeekBefore() {
    messages.add(TEN - WEEK + HOUR, 20, 0.6);
    messages.add(TEN, 20, 0.45);
    assertThat(judgeUntil(TEN + SLICE).findings()).isEmpty();
  }

  @Test
  void resolvesAtTheThirdSliceEndAboveTheThresholdAndAMargin() {
    messages.add(TEN, 20, 0.1);
    messages.add(TEN + 6 * SLICE, 60, 0.9);
    Verdict verdict = judgeUntil(TEN + 8 * SLICE);
    assertThat(verdict.standing().alert().calmJudgements()).isEqualTo(2);
    verdict = judgeUntil(TEN + 9 * SLICE);
    assertThat(verdict.findings())
        .extracting(finding -> finding.transition().change(), Finding::windowEndMillis)
        .containsExactly(tuple(Change.FIRED, TEN + SLICE), tuple(Change.RESOLVED, TEN + 9 * SLICE));
    assertThat(verdict.standing()).isEqualTo(Standing.CALM);
  }

  @Test
  void aSliceEndWithinTheMarginStartsTheCountAnew() {
    messages.add(TEN, 20, 0.1);
    messages.add(TEN + 2 * SLICE, 40, 0.4);
    messages.add(TEN + 4 * SLICE, 40, 0.1);
    Verdict verdict = judgeUntil(TEN + 4 * SLICE);
    assertThat(verdict.standing().alert().calmJudgements()).isEqualTo(2);
    verdict = judgeUntil(TEN + 5 * SLICE);
    assertThat(verdict.standing().alert().calmJudgements()).isZero();
  }

  @Test
  void sliceEndsWithTooFewMessagesCountNeitherForNorAgainstTheEnd() {
    messages.add(TEN, 15, 0.1);
    messages.add(TEN + SLICE, 5, 0.1);
    messages.add(TEN + 10 * SLICE, 10, 1);
    messages.add(TEN + 5 * HOUR, 20, 0.9);
    Verdict verdict = judgeUntil(TEN + 5 * HOUR);
    assertThat(verdict.standing().alert().calmJudgements()).isEqualTo(2);
    verdict = judgeUntil(TEN + 5 * HOUR + SLICE);
    assertThat(verdict.findings())
        .extracting(Finding::windowEndMillis)
        .containsExactly(TEN + 2 * SLICE, TEN + 5 * HOUR + SLICE);
  }

  @Test
  void aSeriesThatFallsSilentIsResolvedADayLater() {
    messages.add(TEN, 20, 0.1);
    long lastHeard = TEN + HOUR;
    Verdict verdict = judgeUntil(lastHeard + 24 * HOUR + SLICE);
    assertThat(verdict.standing().heardMillis()).isEqualTo(lastHeard);
    assertThat(verdict.findings()).hasSize(1);
    verdict = judgeUntil(lastHeard + 24 * HOUR + 2 * SLICE);
    assertThat(verdict.findings())
        .extracting(finding -> finding.transition().change(), Finding::windowEndMillis)
        .contains(tuple(Change.RESOLVED, lastHeard + 24 * HOUR + 2 * SLICE));
  }

  @Test
  void mayFireAgainUnderAnotherId() {
    messages.add(TEN, 20, 0.1);
    messages.add(TEN + HOUR, 20, 0.9);
    messages.add(TEN + 2 * HOUR, 20, 0.1);
    Verdict verdict = judgeUntil(TEN + 3 * HOUR);
    assertThat(alerts(verdict)).extracting(Alert::revision).containsExactly(1, 2, 1);
    List<String> ids = alerts(verdict).stream().map(Alert::alertId).toList();
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
  }

  @Test
  void anAlertSaysHowLowAgainstWhatAndSinceWhen() {
    messages.add(TEN - WEEK, 20, 0.6);
    messages.add(TEN, 25, 0.4);
    messages.add(TEN + HOUR, 20, 0.9);
    List<Alert> alerts = alerts(judgeUntil(TEN + 2 * HOUR));
    Alert fired = alerts.get(0);
    assertThat(fired.kind()).isEqualTo("sentiment_drop");
    assertThat(fired.subject())
        .containsEntry("channel", "comment")
        .containsEntry("video_id", "v42")
        .containsEntry("window_end", "2026-03-09T10:05:00.000Z");
    assertThat(fired.startedAtMillis()).isEqualTo(TEN + SLICE - HOUR);
    assertThat(fired.value()).isEqualTo(0.4);
    assertThat(fired.baseline()).isEqualTo(0.6);
    assertThat(fired.threshold()).isEqualTo(0.45);
    assertThat(fired.severity()).isEqualTo(Severity.WARNING);
    assertThat(fired.backfill()).isTrue();
    assertThat(fired.summary())
        .isEqualTo(
            "Sentiment of comments on video v42 of acme at 0.40 over 25 messages, 0.60 in the same"
                + " hour last Monday, alerts at 0.45; since Mon 9 Mar 09:05 UTC; read the newest,"
                + " answer or hide");
    Alert resolved = alerts.get(1);
    assertThat(resolved.alertId()).isEqualTo(fired.alertId());
    assertThat(resolved.subject()).isEqualTo(fired.subject());
    assertThat(resolved.endedAtMillis()).isEqualTo(TEN + HOUR + 3 * SLICE);
    assertThat(resolved.summary())
        .isEqualTo(
            "Sentiment of comments on video v42 of acme back to 0.90 at 11:15 UTC over 20"
                + " messages; drop since Mon 9 Mar 09:05 UTC");
  }

  @Test
  void anAlertThatEndsInSilenceSaysSo() {
    messages.add(TEN, 20, 0.1);
    List<Alert> alerts = alerts(judgeUntil(TEN + 30 * HOUR));
    assertThat(alerts.get(1).summary())
        .isEqualTo(
            "Sentiment of comments on video v42 of acme: too few messages for 24 hours to say"
                + " more; drop since Mon 9 Mar 09:05 UTC");
    assertThat(alerts.get(1).baseline()).isNull();
  }

  /** Judging step by step ends with what judging at the end gives. */
  @Property(tries = 60)
  void anyRhythmOfJudgingGivesTheSameFindings(@ForAll Random random) {
    for (int slice = 0; slice < 2 * 2016; slice++) {
      double score = random.nextInt(300) < 3 ? 0.05 : 0.3 + random.nextInt(60) / 100.0;
      messages.add(TEN + slice * SLICE, random.nextInt(8), score);
    }
    long end = TEN + 2 * WEEK;
    var stepwise = new ArrayList<Finding>();
    Standing standing = Standing.CALM;
    long judged = TEN;
    while (judged < end) {
      long clock = Math.min(end, judged + random.nextInt(40) * SLICE / 3);
      Verdict verdict = judge.judge(messages, standing, judged, clock);
      stepwise.addAll(verdict.findings());
      standing = verdict.standing();
      judged = Slices.floor(clock, SLICE);
    }
    Verdict whole = judge.judge(messages, Standing.CALM, TEN, end);
    assertThat(stepwise).isEqualTo(whole.findings());
    assertThat(standing).isEqualTo(whole.standing());
  }

  private static List<Alert> alerts(Verdict verdict) {
    var alerts = new SentimentAlerts("builtin-1", SentimentThresholds.DEFAULT);
    var key = new SeriesKey("acme", "tiktok", "comment", "v42");
    return verdict.findings().stream()
        .map(finding -> alerts.drop(key, finding, TEN + 10 * WEEK))
        .toList();
  }
}
