package io.tideline.udfs.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AccountSumsTest {
  private static final BigDecimal TEN_SECONDS = BigDecimal.TEN;

  private static Counters counters(long views, Long reach, Long plays, String watchTime) {
    return new Counters(
        views,
        20,
        5,
        5,
        reach,
        null,
        plays,
        plays == null ? null : plays / 2,
        watchTime == null ? null : new BigDecimal(watchTime));
  }

  private static AccountSums of(Counters increase) {
    return AccountSums.of(increase, TEN_SECONDS);
  }

  @Test
  void sumsAreOfWhatIsKnown() {
    WeekFigures week =
        of(counters(300, 100L, 10L, "50")).plus(of(counters(200, null, 30L, null))).figures(1_000);

    assertThat(week.increase().views()).isEqualTo(500);
    assertThat(week.increase().reach()).isEqualTo(100);
    assertThat(week.increase().impressions()).as("unknown of both").isNull();
    assertThat(week.increase().plays()).isEqualTo(40);
    assertThat(week.rates().byFollowers().value()).isEqualTo(6);
    assertThat(week.rates().byViews().value()).isEqualTo(12);
  }

  @Test
  void aRateIsOfTheVideosOfWhichBothItsNumbersAreKnown() {
    WeekFigures week =
        of(counters(300, 100L, 10L, "50")).plus(of(counters(200, null, 30L, null))).figures(1_000);

    assertThat(week.rates().byReach().value()).isEqualTo(30);
    assertThat(week.rates().averageWatchSeconds().value()).isEqualTo(5);
    assertThat(week.rates().watchRatio().value()).isEqualTo(0.5);
    assertThat(week.rates().completion().value()).isEqualTo(50);
  }

  @Test
  void anAccountWithoutFollowersHasNoRateOfThem() {
    assertThat(of(counters(300, 100L, 10L, "50")).figures(0).rates().byFollowers()).isNull();
  }

  @Provide
  Arbitrary<List<Counters>> increases() {
    Arbitrary<Long> known = Arbitraries.longs().between(-50, 1_000).injectNull(0.3);
    Arbitrary<String> watched =
        Arbitraries.longs()
            .between(-500, 90_000)
            .map(tenths -> BigDecimal.valueOf(tenths, 1).toPlainString())
            .injectNull(0.3);
    return Combinators.combine(Arbitraries.longs().between(-50, 9_999), known, known, watched)
        .as(AccountSumsTest::counters)
        .list()
        .ofMaxSize(10);
  }

  private static WeekFigures sum(List<Counters> increases) {
    AccountSums sum = AccountSums.NONE;
    for (Counters increase : increases) {
      sum = sum.plus(of(increase));
    }
    return sum.figures(77);
  }

  @Property
  void theOrderIsNoMatter(@ForAll("increases") List<Counters> increases, @ForAll Random random) {
    var shuffled = new ArrayList<>(increases);
    Collections.shuffle(shuffled, random);

    assertThat(shown(sum(shuffled))).isEqualTo(shown(sum(increases)));
  }

  @Property
  void whatIsTakenBackCancels(
      @ForAll("increases") List<Counters> increases, @ForAll("increases") List<Counters> others) {
    AccountSums both = AccountSums.NONE;
    AccountSums mistaken = AccountSums.NONE;
    for (Counters increase : others) {
      both = both.plus(of(increase));
      mistaken = mistaken.plus(of(increase));
    }
    for (Counters increase : increases) {
      both = both.plus(of(increase));
    }

    assertThat(shown(both.minus(mistaken).figures(77))).isEqualTo(shown(sum(increases)));
  }

  /** Decimals of one value may have different scales. */
  private static String shown(WeekFigures week) {
    Rates rates = week.rates();
    var all = new ArrayList<Object>();
    all.add(week.increase().views());
    all.add(week.increase().reach());
    all.add(week.increase().plays());
    BigDecimal watched = week.increase().watchTimeSeconds();
    all.add(watched == null ? null : watched.stripTrailingZeros());
    for (Rate rate :
        new Rate[] {rates.byViews(), rates.byReach(), rates.watchRatio(), rates.completion()}) {
      all.add(rate == null ? null : rate.value());
    }
    return all.toString();
  }
}
