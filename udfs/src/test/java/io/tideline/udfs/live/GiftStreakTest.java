package io.tideline.udfs.live;

import static io.tideline.udfs.live.Gifts.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GiftStreakTest {
  @Property
  void aStreakIsWorthItsHighestCountInAnyOrderAndHoweverOftenItIsTold(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 50) Integer> counts,
      @ForAll Random random) {
    var told = new ArrayList<>(counts);
    told.addAll(counts);
    Collections.shuffle(told, random);
    GiftStreak streak = null;
    long gifts = 0;
    long diamonds = 0;
    for (int count : told) {
      Gift gift = Gifts.of("s", 5, count, 0);
      GiftStreak next = GiftStreak.with(streak, gift);
      for (GiftGrowth growth : next.since(streak, gift)) {
        gifts += growth.gifts();
        diamonds += growth.diamonds();
      }
      streak = next;
    }
    int highest = Collections.max(counts);
    assertThat(gifts).isEqualTo(highest).isEqualTo(streak.count());
    assertThat(diamonds).isEqualTo(5L * highest).isEqualTo(streak.worth());
  }

  @Property
  void aStreakOfSeveralIsAllOfWhoBeganItInAnyOrder(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> counts,
      @ForAll Random random) {
    var told = new ArrayList<Gift>();
    for (int i = 0; i < counts.size(); i++) {
      told.add(Gifts.by("viewer" + random.nextInt(3), "s", 5, counts.get(i), i / 2));
    }
    String first = told.stream().min(Gift.ORDER).orElseThrow().viewerId();
    told.addAll(List.copyOf(told));
    Collections.shuffle(told, random);
    GiftStreak streak = null;
    var given = new TreeMap<String, Long>();
    for (Gift gift : told) {
      GiftStreak next = GiftStreak.with(streak, gift);
      if (next != streak) {
        next.since(streak, gift)
            .forEach(growth -> given.merge(growth.viewerId(), growth.gifts(), Long::sum));
      }
      streak = random.nextBoolean() ? next : next.closed();
    }
    given.values().removeIf(gifts -> gifts == 0);
    assertThat(given).isEqualTo(Map.of(first, (long) Collections.max(counts)));
  }

  @Test
  void whoBeganTheStreakIsThankedForAllOfIt() {
    GiftStreak streak = GiftStreak.with(null, Gifts.by("second", "s", 30, 3, 2_000));
    streak = GiftStreak.with(streak, Gifts.by("first", "s", 30, 1, 1_000));
    streak = GiftStreak.with(streak, Gifts.by("third", "s", 30, 4, 3_000));
    Gift thanked = streak.finishedAt(EIGHT + 13_000).gift();
    assertThat(thanked.viewerId()).isEqualTo("first");
    assertThat(thanked.worth()).isEqualTo(120);
  }

  @Test
  void whatSomebodyForgottenGaveIsNotGivenToWhoProvesToHaveBegun() {
    GiftStreak streak = GiftStreak.with(null, Gifts.by("anna", "s", 5, 2, 1_000));
    streak = streak.without((viewer, at) -> viewer.equals("anna"));
    assertThat(streak.toString()).doesNotContain("anna");
    Gift more = Gifts.by("bert", "s", 5, 3, 2_000);
    GiftStreak grown = GiftStreak.with(streak, more);
    assertThat(grown.since(streak, more))
        .extracting(GiftGrowth::viewerId, GiftGrowth::gifts)
        .containsExactly(tuple("bert", 1L));
    Gift earlier = Gifts.by("carl", "s", 5, 1, 500);
    assertThat(GiftStreak.with(grown, earlier).since(grown, earlier))
        .extracting(GiftGrowth::viewerId, GiftGrowth::gifts, GiftGrowth::diamonds)
        .containsExactly(tuple("bert", -1L, -5L), tuple("carl", 1L, 5L));
  }

  @Test
  void aRepetitionTellsNothingNew() {
    GiftStreak streak = GiftStreak.with(null, Gifts.of("s", 5, 3, 0));
    assertThat(GiftStreak.with(streak, Gifts.of("s", 5, 3, 900))).isSameAs(streak);
    assertThat(GiftStreak.with(streak, Gifts.of("s", 5, 2, 900))).isSameAs(streak);
  }

  @Test
  void tenSecondsAfterItLastGrewAStreakIsOver() {
    GiftStreak streak = GiftStreak.with(null, Gifts.of("s", 30, 1, 0));
    streak = GiftStreak.with(streak, Gifts.of("s", 30, 2, 4_000));
    streak = GiftStreak.with(streak, Gifts.of("s", 30, 2, 9_000));
    assertThat(streak.quietAtMillis()).isEqualTo(EIGHT + 14_000);
    assertThat(streak.closed().quietAtMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anEndIsToldOnceWithTheWholeStreak() {
    GiftStreak streak = GiftStreak.with(null, Gifts.of("s", 30, 4, 0));
    FinishedGift finished = streak.finishedAt(EIGHT + 10_000);
    assertThat(finished.gift().count()).isEqualTo(4);
    assertThat(finished.gift().worth()).isEqualTo(120);
    assertThat(finished.size()).isEqualTo(GiftSize.LARGE);
    assertThat(finished.atMillis()).isEqualTo(EIGHT + 10_000);
    assertThat(streak.closed().finishedAt(EIGHT + 20_000)).isNull();
  }

  @Test
  void aStreakThatGrowsLargeAfterItsEndIsToldAgainAndThenNoMore() {
    GiftStreak small = GiftStreak.with(null, Gifts.last("s", 30, 3, 0)).closed();
    GiftStreak grown = GiftStreak.with(small, Gifts.last("s", 30, 4, 12_000));
    assertThat(grown.finishedAt(EIGHT + 12_000).size()).isEqualTo(GiftSize.LARGE);
    GiftStreak more = GiftStreak.with(grown.closed(), Gifts.last("s", 30, 5, 30_000));
    assertThat(more.finishedAt(EIGHT + 30_000)).isNull();
    assertThat(more.worth()).isEqualTo(150);
  }

  @Test
  void theNameOfTheViewerLeavesWithTheEnd() {
    GiftStreak streak = GiftStreak.with(null, Gifts.last("s", 30, 3, 0));
    assertThat(streak.toString()).contains("Zoë");
    assertThat(streak.closed().toString()).doesNotContain("Zoë");
  }

  @Test
  void figuresThatDoNotFitStayAtTheLargestOne() {
    assertThat(Worth.of(Long.MAX_VALUE, 3)).isEqualTo(Long.MAX_VALUE);
    assertThat(Worth.of(1L << 40, 1L << 30)).isEqualTo(Long.MAX_VALUE);
    assertThat(Worth.of(3_037_000_499L, 3_037_000_499L)).isEqualTo(9_223_372_030_926_249_001L);
    assertThat(Worth.of(0, Long.MAX_VALUE)).isZero();
    assertThat(Worth.sum(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Worth.sum(2, 3)).isEqualTo(5);
  }
}
