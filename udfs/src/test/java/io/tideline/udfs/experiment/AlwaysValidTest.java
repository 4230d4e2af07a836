package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlwaysValidTest {
  private static final int EXPERIMENTS = 2_000;
  private static final int PEEK_EVERY = 100;
  private static final int PLAYS = 10_000;

  @Test
  void theValueIsTheInverseOfTheMixturesLikelihoodRatio() {
    assertThat(AlwaysValid.p(TwoProportionsTest.of(480, 1_200, 431, 1_310)))
        .isCloseTo(0.01151244521206686, within(1e-12));
    assertThat(AlwaysValid.p(TwoProportionsTest.of(3, 40, 11, 37)))
        .isCloseTo(0.7913423862099729, within(1e-12));
    assertThat(AlwaysValid.p(TwoProportionsTest.of(2_450, 5_000, 2_451, 5_003))).isEqualTo(1);
    assertThat(AlwaysValid.p(TwoProportionsTest.of(0, 10, 0, 10))).isEqualTo(1);
  }

  @Test
  void theIntervalHoldsWhatTheTestDoesNotReject() {
    Interval interval = AlwaysValid.interval(TwoProportionsTest.of(480, 1_200, 431, 1_310), 0.95);
    assertThat(interval.low()).isCloseTo(-0.1310157980139406, within(1e-12));
    assertThat(interval.high()).isCloseTo(-0.01096893481048686, within(1e-12));
  }

  /** The price of looking at any time. */
  @Property
  void itIsNeverSurerThanTheTestThatIsLookedAtOnce(
      @ForAll @IntRange(min = 1, max = 9_999) int x0,
      @ForAll @IntRange(min = 1, max = 9_999) int x1) {
    TwoProportions two = TwoProportionsTest.of(x0, 10_000, x1, 10_000);
    assertThat(AlwaysValid.p(two)).isGreaterThanOrEqualTo(two.pooled().p() * (1 - 1e-9));
  }

  /** The plain p-value looked at as often finds a false winner in a third of them. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.06})
  void lookingAfterEveryHundredPlaysFindsFewFalseWinners(double rate) {
    var random = new SplittableRandom(20);
    int decided = 0;
    int deceived = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      Peeks peeks = peek(random, rate);
      decided += peeks.decided() ? 1 : 0;
      deceived += peeks.plainBelowLevel() ? 1 : 0;
    }
    assertThat(decided).isLessThanOrEqualTo(EXPERIMENTS * 5 / 100);
    assertThat(deceived).isGreaterThan(EXPERIMENTS * 15 / 100);
  }

  private record Peeks(boolean decided, boolean plainBelowLevel) {}

  /** Two variants that are the same, watched. */
  private static Peeks peek(SplittableRandom random, double rate) {
    long controls = 0;
    long variants = 0;
    boolean decided = false;
    boolean below = false;
    for (int plays = PEEK_EVERY; plays <= PLAYS; plays += PEEK_EVERY) {
      controls += completed(random, rate);
      variants += completed(random, rate);
      ArmVerdict verdict = verdict(plays, controls, variants);
      decided |=
          verdict.decision() == ExperimentDecision.WINNER
              || verdict.decision() == ExperimentDecision.LOSER;
      below |= plays >= 1_000 && verdict.p() < 0.05;
    }
    return new Peeks(decided, below);
  }

  private static int completed(SplittableRandom random, double rate) {
    int completed = 0;
    for (int play = 0; play < PEEK_EVERY; play++) {
      completed += random.nextDouble() < rate ? 1 : 0;
    }
    return completed;
  }

  private static ArmVerdict verdict(long plays, long controls, long variants) {
    var arms = new TreeMap<String, ArmFigures>();
    arms.put("a", new ArmFigures(1, 1, plays, plays, controls, 0, 0, 0));
    arms.put("b", new ArmFigures(1, 0, plays, plays, variants, 0, 0, 0));
    return ExperimentRule.judge(arms).get(1);
  }
}
