package io.tideline.udfs.experiment;

import static io.tideline.udfs.experiment.ExperimentMetric.COMPLETION_RATE;
import static io.tideline.udfs.experiment.ExperimentMetric.ENGAGEMENT_BY_VIEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExperimentRuleTest {
  private final SortedMap<String, ArmFigures> arms = new TreeMap<>();

  @Test
  void aClearVariantWins() {
    control("a", 5_000, 2_500);
    variant("b", 5_010, 3_006);

    ArmVerdict verdict = completion("b");
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.WINNER);
    assertThat(verdict.rate()).isCloseTo(0.6, within(1e-12));
    assertThat(verdict.uplift()).isCloseTo(0.2, within(1e-12));
    assertThat(verdict.p()).isLessThan(1e-20);
    assertThat(verdict.alwaysValidP()).isLessThan(1e-15);
    assertThat(verdict.sampleRatioMismatch()).isFalse();
  }

  @Test
  void aWorseVariantLosesAndOneOfSeveralMayBeOpen() {
    control("a", 6_000, 2_400);
    variant("b", 6_020, 1_806);
    variant("c", 5_990, 2_408);

    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.LOSER);
    assertThat(completion("c").decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void theControlIsComparedWithNobody() {
    control("a", 5_000, 2_500);
    variant("b", 5_010, 3_006);

    ArmVerdict verdict = completion("a");
    assertThat(verdict.isControl()).isTrue();
    assertThat(verdict.uplift()).isNull();
    assertThat(verdict.p()).isNull();
    assertThat(verdict.alwaysValidP()).isNull();
    assertThat(verdict.decision()).isNull();
    assertThat(verdict.interval()).isEqualTo(Intervals.wilson(new Proportion(2_500, 5_000), 0.95));
  }

  @Test
  void belowAThousandPlaysOfAnyVariantNothingIsDecided() {
    control("a", 1_000, 500);
    variant("b", 1_000, 900);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.WINNER);

    variant("c", 999, 500);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void anUnevenSplitBlocksTheDecision() {
    control("a", 10_000, 5_000);
    variant("b", 7_000, 4_900);

    ArmVerdict verdict = completion("b");
    assertThat(verdict.sampleRatioMismatch()).isTrue();
    assertThat(verdict.sampleRatioP()).isLessThan(1e-100);
    assertThat(verdict.p()).isLessThan(1e-20);
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void playsThatAreUnknownAreNoUnevenSplitAndNoDecision() {
    arms.put("a", new ArmFigures(3, 3, 9_000, 9_000, 4_500, 20_000, 1_000, 0));
    arms.put("b", new ArmFigures(3, 0, 6_000, 6_000, 4_200, 20_000, 3_000, 1));

    for (ExperimentMetric metric : ExperimentMetric.values()) {
      ArmVerdict verdict = verdict("b", metric);
      assertThat(verdict.sampleRatioP()).isNull();
      assertThat(verdict.sampleRatioMismatch()).isFalse();
      assertThat(verdict.p()).isNotNull();
      assertThat(verdict.decision()).isEqualTo(ExperimentDecision.COLLECTING);
    }
  }

  @Test
  void aSlightlyUnevenSplitIsReportedAndBlocksNothing() {
    control("a", 20_000, 9_000);
    variant("b", 20_520, 11_000);

    ArmVerdict verdict = completion("b");
    assertThat(verdict.sampleRatioP()).isBetween(0.001, 0.05);
    assertThat(verdict.sampleRatioMismatch()).isFalse();
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.WINNER);
  }

  @Test
  void manySamplesWithTheSameRateMakeNoDifference() {
    control("a", 40_000, 20_000);
    variant("b", 40_000, 20_010);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.NO_DIFFERENCE);

    arms.clear();
    control("a", 4_000, 2_000);
    variant("b", 4_000, 2_001);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void severalVariantsShareTheLevel() {
    control("a", 5_000, 2_500);
    variant("b", 5_000, 2_660);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.WINNER);
    double alone = completion("b").alwaysValidP();

    variant("c", 5_000, 2_500);
    variant("d", 5_000, 2_510);
    variant("e", 5_000, 2_490);
    assertThat(completion("b").alwaysValidP()).isEqualTo(alone);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void withoutAControlNothingIsCompared() {
    variant("a", 5_000, 2_500);
    variant("b", 5_000, 3_000);

    ArmVerdict verdict = completion("b");
    assertThat(verdict.p()).isNull();
    assertThat(verdict.alwaysValidP()).isEqualTo(1);
    assertThat(verdict.uplift()).isNull();
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void engagementsAreComparedByViews() {
    arms.put("a", new ArmFigures(1, 1, 5_000, 5_000, 2_500, 20_000, 1_000, 0));
    arms.put("b", new ArmFigures(1, 0, 5_000, 5_000, 2_500, 20_000, 1_400, 0));

    ArmVerdict verdict = verdict("b", ENGAGEMENT_BY_VIEWS);
    assertThat(verdict.samples()).isEqualTo(20_000);
    assertThat(verdict.rate()).isEqualTo(0.07);
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.WINNER);
    assertThat(completion("b").decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void moreEngagementsThanViewsAreNoProportion() {
    arms.put("a", new ArmFigures(1, 1, 5_000, 5_000, 2_500, 20_000, 1_000, 0));
    arms.put("b", new ArmFigures(1, 0, 5_000, 5_000, 2_500, 1_000, 1_400, 0));

    ArmVerdict verdict = verdict("b", ENGAGEMENT_BY_VIEWS);
    assertThat(verdict.rate()).isEqualTo(1.4);
    assertThat(verdict.interval()).isNull();
    assertThat(verdict.p()).isNull();
    assertThat(verdict.alwaysValidP()).isEqualTo(1);
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void whatIsUnknownIsNoFigure() {
    arms.put("a", new ArmFigures(1, 1, 0, 0, 0, 0, 0, 0));
    arms.put("b", new ArmFigures(1, 0, 0, 0, 0, 100, 3, 0));

    assertThat(completion("b").rate()).isNull();
    assertThat(completion("b").interval()).isNull();
    assertThat(completion("b").sampleRatioP()).isNull();
    assertThat(completion("b").sampleRatioMismatch()).isFalse();
    assertThat(verdict("b", ENGAGEMENT_BY_VIEWS).uplift()).isNull();
  }

  private void control(String name, long plays, long completions) {
    arms.put(name, new ArmFigures(1, 1, plays, plays, completions, 0, 0, 0));
  }

  private void variant(String name, long plays, long completions) {
    arms.put(name, new ArmFigures(1, 0, plays, plays, completions, 0, 0, 0));
  }

  private ArmVerdict completion(String variant) {
    return verdict(variant, COMPLETION_RATE);
  }

  private ArmVerdict verdict(String variant, ExperimentMetric metric) {
    return ExperimentRule.judge(arms).stream()
        .filter(row -> row.variant().equals(variant) && row.metric() == metric)
        .findFirst()
        .orElseThrow();
  }
}
