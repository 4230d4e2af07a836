package io.tideline.udfs.live;

import static io.tideline.udfs.live.Gifts.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LiveSessionTest {
  @Property
  void figuresDoNotDependOnTheOrderOfFacts(@ForAll Random random) {
    List<LiveFact> facts = facts();
    LiveSession inOrder = session(facts);
    Collections.shuffle(facts, random);
    assertThat(session(facts)).isEqualTo(inOrder);
    assertThat(inOrder.accountId()).isEqualTo("acct0");
    assertThat(inOrder.startedMillis()).isEqualTo(EIGHT + 1);
    assertThat(inOrder.endedMillis()).isEqualTo(EIGHT + 9);
    assertThat(inOrder.peakViewers()).isEqualTo(40);
    assertThat(inOrder.clicks()).isEqualTo(2);
  }

  @Test
  void whatNobodyToldIsUnknownAndNotZero() {
    LiveSession session = session(List.of(fact(LiveFactKind.CLICKED, 0, 0)));
    assertThat(session.startedMillis()).isNull();
    assertThat(session.endedMillis()).isNull();
    assertThat(session.peakViewers()).isNull();
    assertThat(session.gifts()).isZero();
    assertThat(session.sales().revenue()).isNull();
  }

  @Property
  void theLargestGiversAreExactHoweverManyGive(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 39) Integer> givers,
      @ForAll Random random) {
    var totals = new HashMap<String, Long>();
    List<TopGifter> top = List.of();
    for (int giver : givers) {
      String key = "k" + giver;
      long more = random.nextInt(5);
      long total = totals.merge(key, more, Long::sum);
      top = TopGifter.with(top, new GifterTotal(key, total, 1, more, total == more, 0, false));
    }
    List<TopGifter> all =
        totals.entrySet().stream()
            .map(total -> new TopGifter(total.getKey(), total.getValue(), 0))
            .sorted(
                (a, b) ->
                    a.diamonds() == b.diamonds()
                        ? a.key().compareTo(b.key())
                        : Long.compare(b.diamonds(), a.diamonds()))
            .limit(TopGifter.MOST)
            .toList();
    assertThat(top.stream().limit(TopGifter.MOST).toList()).isEqualTo(all);
  }

  @Test
  void whoHasGivenNothingAfterAllIsNoGifterAndTheNextOneIsShown() {
    LiveSession session = LiveSession.begunBy(fact(LiveFactKind.STARTED, 0, 0));
    for (int giver = 0; giver < TopGifter.MOST + 2; giver++) {
      session = session.with(gave("k%02d".formatted(giver), 100 - giver, 100 - giver, 0));
    }
    session = session.with(takenBack("k00", 0, 100, true));
    session = session.with(takenBack("k03", 7, 90, false));
    assertThat(session.gifters()).isEqualTo(TopGifter.MOST + 1);
    assertThat(session.top().stream().limit(TopGifter.MOST))
        .extracting(TopGifter::key)
        .containsExactly("k01", "k02", "k04", "k05", "k06", "k07", "k08", "k09", "k10", "k11");
  }

  private static LiveFact takenBack(String key, long left, long less, boolean isGone) {
    Gift gift = Gifts.of("s", less, 1, 0);
    GiftGrowth growth = GiftGrowth.takenBack(gift, StreakGiver.of(gift, 0, 0), 1, less);
    return LiveFact.gifted(growth, new GifterTotal(key, left, -1, -less, false, 0, isGone));
  }

  @Test
  void whatErasedPeopleGaveStaysWithoutTheirNames() {
    LiveSession session = session(List.of(gave("anna", 30, 30, 5), gave("bert", 20, 20, 6)));
    LiveSession left = session.withoutKeys(gifter -> gifter.key().equals("anna"));
    assertThat(left.top())
        .containsExactly(new TopGifter(null, 30, 5), new TopGifter("bert", 20, 6));
    assertThat(left.diamonds()).isEqualTo(50);
    assertThat(left.gifters()).isEqualTo(2);
    assertThat(left.revision()).isEqualTo(session.revision() + 1);
    assertThat(left.withoutKeys(gifter -> gifter.key().equals("anna"))).isSameAs(left);
  }

  @Test
  void whoGivesAgainAfterAnErasureIsSomebodyElse() {
    LiveSession session = session(List.of(gave("anna", 30, 30, 5), gave("anna", 4, 4, 9)));
    assertThat(session.top())
        .containsExactly(new TopGifter("anna", 30, 5), new TopGifter("anna", 4, 9));
    LiveSession left = session.withoutKeys(gifter -> gifter.sinceMillis() < 9);
    assertThat(left.with(gave("anna", 7, 3, 9)).top())
        .containsExactly(new TopGifter(null, 30, 5), new TopGifter("anna", 7, 9));
  }

  @Test
  void whatIsStillAddedUpOfAnErasedPersonIsTheSameNamelessOne() {
    LiveSession left =
        session(List.of(gave("anna", 30, 30, 5), gave("bert", 30, 30, 5)))
            .withoutKeys(gifter -> true);
    assertThat(left.with(gave("anna", 32, 2, 5).withoutKey()).top())
        .extracting(TopGifter::key, TopGifter::diamonds)
        .containsExactly(Tuple.tuple(null, 32L), Tuple.tuple(null, 30L));
  }

  @Test
  void giftsThatComeAfterTheErasureOfTheirGiverCountAndAreNobodys() {
    GiftGrowth growth = GiftGrowth.of(Gifts.of(null, 3, 2, 20));
    LiveSession session = session(List.of(LiveFact.gifted(growth, GifterTotal.ofNobody(growth))));
    assertThat(session.gifts()).isEqualTo(2);
    assertThat(session.diamonds()).isEqualTo(6);
    assertThat(session.gifters()).isZero();
    assertThat(session.top()).isEmpty();
  }

  private static LiveFact gave(String key, long total, long more, long since) {
    GiftGrowth growth = GiftGrowth.of(Gifts.of(null, more, 1, since));
    return LiveFact.gifted(
        growth, new GifterTotal(key, total, 1, more, total == more, since, false));
  }

  @Property
  void ordersThatAreTakenBackLeaveNoTrace(@ForAll Random random) {
    List<LiveSale> sales =
        new ArrayList<>(
            List.of(sale(1, "10.00", "EUR"), sale(2, "5.50", "USD"), sale(3, "2.00", "EUR")));
    LiveSales wanted = LiveSales.NONE;
    for (LiveSale sale : sales) {
      wanted = wanted.with(sale);
    }
    LiveSale wrong = sale(random.nextInt(5), "7.00", random.nextBoolean() ? "JPY" : "EUR");
    var all = new ArrayList<>(sales);
    all.add(wrong);
    Collections.shuffle(all, random);
    LiveSales sold = LiveSales.NONE;
    for (LiveSale sale : all) {
      sold = sold.with(sale);
    }
    assertThat(sold.without(wrong, sales)).isEqualTo(wanted);
    assertThat(LiveSales.NONE.with(wrong).without(wrong, List.of())).isEqualTo(LiveSales.NONE);
  }

  @Test
  void revenueIsThatOfTheFirstOrdersCurrencyAndTheOthersStandBeside() {
    LiveSales sold =
        LiveSales.NONE
            .with(sale(5, "3.00", "USD"))
            .with(sale(1, "10.00", "EUR"))
            .with(sale(9, "2.00", "EUR"))
            .with(sale(7, "400", "JPY"));
    assertThat(sold.orders()).isEqualTo(4);
    assertThat(sold.currency()).isEqualTo("EUR");
    assertThat(sold.revenue()).isEqualByComparingTo("12.00");
    assertThat(sold.revenueOther())
        .isEqualTo(Map.of("USD", new BigDecimal("3.00"), "JPY", new BigDecimal("400")));
  }

  private static LiveSale sale(int at, String amount, String currency) {
    return new LiveSale("wrong" + at + amount, EIGHT + at, new BigDecimal(amount), currency);
  }

  private static LiveSession session(List<LiveFact> facts) {
    LiveSession session = LiveSession.begunBy(facts.get(0));
    for (LiveFact fact : facts) {
      session = session.with(fact);
    }
    return session;
  }

  private static List<LiveFact> facts() {
    var facts = new ArrayList<LiveFact>();
    facts.add(fact(LiveFactKind.CLICKED, 0, 0));
    facts.add(fact(LiveFactKind.STARTED, 1, 0));
    facts.add(fact(LiveFactKind.STARTED, 2, 0));
    facts.add(fact(LiveFactKind.VIEWERS, 3, 12));
    facts.add(fact(LiveFactKind.VIEWERS, 4, 40));
    facts.add(fact(LiveFactKind.CLICKED, 5, 0));
    facts.add(fact(LiveFactKind.ENDED, 8, 0));
    facts.add(fact(LiveFactKind.ENDED, 9, 0));
    IntStream.range(0, 12)
        .mapToObj(i -> Gifts.of(null, i, 2, 20 + i))
        .map(gift -> LiveFact.gifted(GiftGrowth.of(gift), total(gift)))
        .forEach(facts::add);
    return facts;
  }

  private static GifterTotal total(Gift gift) {
    return new GifterTotal(
        "key" + gift.eventId(), gift.worth(), gift.count(), gift.worth(), true, 0, false);
  }

  private static LiveFact fact(LiveFactKind kind, long at, long viewers) {
    return new LiveFact(kind, "live", "acct" + at, EIGHT + at, "e" + at, viewers, null, null);
  }
}
