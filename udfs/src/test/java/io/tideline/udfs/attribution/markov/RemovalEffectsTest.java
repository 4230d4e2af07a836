package io.tideline.udfs.attribution.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RemovalEffectsTest {
  private static final Offset<Double> NEAR = within(1e-12);

  @Test
  void removalEffectIsTheShareOfOrdersLostWithoutTheCampaign() {
    // a>b won, a lost, b won: P = 1/3·... start→a 2/3, start→b 1/3, a→b 1/2, a→lost 1/2, b→won 1.
    PathCounts paths =
        PathCounts.of(List.of("a", "b"), true, 1)
            .plus(PathCounts.of(List.of("a"), false, 1))
            .plus(PathCounts.of(List.of("b"), true, 1));

    RemovalEffects effects = RemovalEffects.of(paths);

    // With all: 2/3. Without a: 1/3. Without b: 0.
    assertThat(effects.effects().get("a")).isCloseTo(0.5, NEAR);
    assertThat(effects.effects().get("b")).isCloseTo(1.0, NEAR);
    assertThat(effects.shares().get("a")).isCloseTo(1.0 / 3, NEAR);
  }

  @Test
  void repeatedCampaignsLoopOnThemselves() {
    // a a a won, a lost: a→a 2/4, a→won 1/4, a→lost 1/4, so an order has the chance 1/2.
    PathCounts paths =
        PathCounts.of(List.of("a", "a", "a"), true, 1).plus(PathCounts.of(List.of("a"), false, 1));

    assertThat(RemovalEffects.of(paths).effects()).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void withoutOrdersAllHaveEqualShares() {
    PathCounts paths = PathCounts.of(List.of("a", "b", "c"), false, 7);

    assertThat(RemovalEffects.of(paths).shares().values()).containsOnly(1.0 / 3);
    assertThat(RemovalEffects.of(paths).weights(List.of("a", "b"))).containsExactly(1.0, 1.0);
    assertThat(RemovalEffects.NONE.weights(List.of("a"))).containsExactly(1.0);
    assertThat(RemovalEffects.of(PathCounts.NONE).effects()).isEmpty();
  }

  @Test
  void campaignsThatNeverLedAnywhereWeighNothing() {
    PathCounts paths =
        PathCounts.of(List.of("good"), true, 3).plus(PathCounts.of(List.of("bad"), false, 5));

    assertThat(RemovalEffects.of(paths).weights(List.of("bad", "good", "bad")))
        .containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void touchesOfOneCampaignShareItsEffect() {
    PathCounts paths =
        PathCounts.of(List.of("a", "b"), true, 1)
            .plus(PathCounts.of(List.of("a"), false, 1))
            .plus(PathCounts.of(List.of("b"), true, 1));

    assertThat(RemovalEffects.of(paths).weights(List.of("b", "a", "b")))
        .allSatisfy(weight -> assertThat(weight).isCloseTo(0.5, NEAR));
  }

  @Test
  void anUnknownCampaignWeighsWhatTheOthersDoOnAverage() {
    PathCounts paths =
        PathCounts.of(List.of("a"), true, 1).plus(PathCounts.of(List.of("b"), false, 1));

    assertThat(RemovalEffects.of(paths).weights(Arrays.asList("a", "b", "new", null)))
        .containsExactly(1.0, 0.0, 0.5, 0.5);
  }

  @Test
  void aCircleThatIsNeverLeftGivesEqualShares() {
    var circle =
        new PathCounts(
            new String[] {PathCounts.START, "a", "b"},
            new String[] {"a", "b", "a"},
            new long[] {1, 1, 1});

    assertThat(RemovalEffects.of(circle).shares().values()).containsOnly(0.5);
  }

  @Test
  void campaignsBeyondTheBusiestAreOne() {
    PathCounts paths =
        PathCounts.of(List.of("big", "small1"), true, 5)
            .plus(PathCounts.of(List.of("big"), false, 5))
            .plus(PathCounts.of(List.of("small2", "small1"), false, 1));

    PathCounts folded = paths.folded(1);

    assertThat(folded.campaigns()).containsExactly(PathCounts.OTHERS, "big");
    assertThat(folded)
        .isEqualTo(
            PathCounts.of(List.of("big", PathCounts.OTHERS), true, 5)
                .plus(PathCounts.of(List.of("big"), false, 5))
                .plus(PathCounts.of(List.of(PathCounts.OTHERS, PathCounts.OTHERS), false, 1)));
    assertThat(RemovalEffects.of(folded).weights(List.of("big", "small2")))
        .allSatisfy(weight -> assertThat(weight).isPositive());
  }

  @Test
  void hundredsOfCampaignsAreSolved() {
    PathCounts paths = PathCounts.NONE;
    for (int i = 0; i < 400; i++) {
      paths =
          paths.plus(
              PathCounts.of(List.of("c" + i, "c" + (i * 7 + 3) % 400, "c" + i), i % 3 == 0, 1 + i));
    }

    assertThat(RemovalEffects.of(paths).shares().values().stream().mapToDouble(d -> d).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(RemovalEffects.of(paths).effects()).hasSize(400);
  }

  @Property(tries = 200)
  void oneInverseEqualsASolutionWithoutEachCampaign(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 4095) Integer> seeds) {
    PathCounts paths = PathCounts.NONE;
    for (int seed : seeds) {
      paths = paths.plus(PathCounts.of(path(seed), seed % 2 == 0, 1 + seed % 3));
    }

    Map<String, Double> effects = RemovalEffects.of(paths).effects();

    double base = chance(paths, "none");
    for (String campaign : paths.campaigns()) {
      double expected = base > 0 ? (base - chance(paths, campaign)) / base : 0;
      assertThat(effects.get(campaign)).isCloseTo(expected, within(1e-9));
    }
  }

  @Property
  void countsDoNotDependOnTheOrderOfPaths(
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 4095) Integer> seeds) {
    PathCounts there = PathCounts.NONE;
    PathCounts back = PathCounts.NONE;
    for (int i = 0; i < seeds.size(); i++) {
      there = there.plus(PathCounts.of(path(seeds.get(i)), true, 1));
      back = back.plus(PathCounts.of(path(seeds.get(seeds.size() - 1 - i)), true, 1));
    }

    assertThat(there).isEqualTo(back);
    assertThat(there.plus(back.negated())).isEqualTo(PathCounts.NONE);
  }

  private static List<String> path(int seed) {
    var path = new ArrayList<String>();
    for (int rest = seed; rest > 0 || path.isEmpty(); rest /= 4) {
      path.add("c" + rest % 4);
    }
    return path;
  }

  /** The chance of an order where every arrival at one campaign is lost, by iteration. */
  private static double chance(PathCounts paths, String removed) {
    double[] chance = new double[paths.counts().length];
    double won = 0;
    for (int round = 0; round < 4_000; round++) {
      won = chanceFrom(paths, PathCounts.START, chance, removed);
      for (int i = 0; i < chance.length; i++) {
        chance[i] = chanceFrom(paths, paths.to()[i], chance, removed);
      }
    }
    return won;
  }

  private static double chanceFrom(
      PathCounts paths, String state, double[] chanceAfter, String removed) {
    if (state.equals(PathCounts.WON)) {
      return 1;
    }
    double total = 0;
    double won = 0;
    for (int i = 0; i < chanceAfter.length; i++) {
      if (paths.from()[i].equals(state)) {
        total += paths.counts()[i];
        won += paths.counts()[i] * (paths.to()[i].equals(removed) ? 0 : chanceAfter[i]);
      }
    }
    return total == 0 ? 0 : won / total;
  }
}
