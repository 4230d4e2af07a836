package io.tideline.job.attribution;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.attribution.ShopEvents.click;
import static io.tideline.job.attribution.ShopEvents.link;
import static io.tideline.job.attribution.ShopEvents.liveClick;
import static io.tideline.job.attribution.ShopEvents.order;
import static io.tideline.job.attribution.ShopEvents.received;
import static io.tideline.job.attribution.ShopEvents.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.signal.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long AT = MONDAY + 10 * DAY;

  @Test
  void anOrderIsHandedOnOnceTheClockPassesIt() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(order("o", null, "v", AT), click("a", "v", AT - HOUR));
      shop.clock(AT - 1);
      assertThat(shop.issued).isEmpty();
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "v: a"));
    }
  }

  @Test
  void aLinkJoinsTouchesMadeBeforeItOnSeveralVisitors() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          click("phone", "v1", AT - 3 * DAY),
          click("desktop", "v2", AT - DAY),
          link("l1", "v1", "p", AT - HOUR),
          order("o", "p", null, AT),
          link("l2", "v2", "p", AT + HOUR));
      shop.clock(AT + HOUR);
      assertThat(shop.result()).containsExactly(entry("o", "p: phone desktop"));
    }
  }

  @Test
  void anOrderOfAVisitorIsThePersonsWhoIsLinkedTwoDaysLaterAtMost() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          touchpoint(EventType.LINK_CLICK, "mail", null, "p", AT - DAY),
          click("a", "v", AT - HOUR),
          order("o", null, "v", AT));
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "v: a"));
      shop.clock(AT + 47 * HOUR);
      shop.feed(link("l", "v", "p", AT + 48 * HOUR));
      assertThat(shop.result()).containsExactly(entry("o", "p: mail a"));
    }
  }

  @Test
  void whatIsReceivedLaterThanTwoDaysAfterTheOrderChangesNothing() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(order("o", null, "v", AT));
      shop.clock(AT);
      long late = AT + 48 * HOUR + 1;
      shop.feed(received(click("a", "v", AT - HOUR), late), link("l", "v", "p", late));
      assertThat(shop.result()).containsExactly(entry("o", "v:"));
    }
  }

  @Test
  void aTouchThatComesLateIssuesThePathAgainWithAHigherRevision() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(click("a", "v", AT - HOUR), order("o", null, "v", AT));
      shop.clock(AT + 20 * HOUR);
      shop.feed(received(click("b", "v", AT - 2 * HOUR), AT + 20 * HOUR));
      assertThat(shop.issued).extracting(OrderPath::revision).containsExactly(1L, 2L);
      assertThat(shop.result()).containsExactly(entry("o", "v: b a"));
    }
  }

  @Test
  void theEarlierLinkSaysWhoseAVisitorsOrderIsEvenWhereItComesLater() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          touchpoint(EventType.AD_CLICK, "first", null, "p1", AT - HOUR),
          touchpoint(EventType.AD_CLICK, "second", null, "p2", AT - HOUR),
          link("l2", "v", "p2", AT - DAY),
          order("o", null, "v", AT));
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "p2: second"));
      shop.feed(received(link("l1", "v", "p1", AT - 2 * DAY), AT + HOUR));
      assertThat(shop.result()).containsExactly(entry("o", "p1: first"));
    }
  }

  @Test
  void aVisitorAndAPersonOfOneIdAreTwoCustomers() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          click("visitors", "x", AT - HOUR),
          touchpoint(EventType.AD_CLICK, "persons", null, "x", AT - HOUR),
          order("o", "x", null, AT));
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "x: persons"));
    }
  }

  @Test
  void anOrderIsToldToComeAfterALiveWhicheverIdOfTheBuyerClicked() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          order("ofPerson", "p", null, AT),
          order("ofOther", null, "desktop", AT),
          liveClick("k", "phone", AT - 24 * HOUR),
          link("l1", "phone", "p", AT - DAY),
          link("l2", "desktop", "p", AT));
      shop.clock(AT - 1);
      assertThat(shop.told()).isEmpty();
      shop.clock(AT);
      assertThat(shop.told())
          .extracting(PathsTest::toldOf)
          .containsExactlyInAnyOrder(
              "order/ofPerson p live true live_sale", "order/ofOther desktop live true live_sale");
    }
  }

  @Test
  void whatIsLinkedAfterTheOrderWasNotKnownByThen() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          order("o", "p", null, AT),
          liveClick("k", "phone", AT - HOUR),
          link("l", "phone", "p", AT + 1));
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "p: k"));
      assertThat(shop.told())
          .extracting(PathsTest::toldOf)
          .containsExactly("order/o p null false direct");
    }
  }

  @Test
  void aClickMoreThanADayBeforeTheOrderIsNoLiveOfIts() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(order("o", null, "v", AT), liveClick("k", "v", AT - 24 * HOUR - 1));
      shop.clock(AT);
      assertThat(shop.told())
          .extracting(PathsTest::toldOf)
          .containsExactly("order/o v null false direct");
    }
  }

  @Test
  void anOrderIsToldOnceAlsoWhereItsPathIsCorrected() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(order("o", null, "v", AT));
      shop.clock(AT);
      shop.feed(received(click("a", "v", AT - HOUR), AT + HOUR), order("o", null, "v", AT - 5));
      shop.clock(AT + HOUR);
      assertThat(shop.issued).hasSizeGreaterThan(1);
      assertThat(shop.told()).hasSize(1);
    }
  }

  @Test
  void anOrderThatTheClockHasPassedIsToldWithWhatLedToItWhenTheClockMoves() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(liveClick("k", "v", AT - HOUR));
      shop.clock(AT + HOUR);
      shop.feed(order("o", null, "v", AT));
      assertThat(shop.told()).isEmpty();
      shop.clock(AT + HOUR + 1);
      assertThat(shop.told())
          .extracting(PathsTest::toldOf)
          .containsExactly("order/o v live true live_sale");
    }
  }

  private static String toldOf(Signal signal) {
    return "%s %s %s %s %s"
        .formatted(
            signal.cause(),
            signal.subject().customerId(),
            signal.subject().liveId(),
            signal.value("signal.after_live"),
            signal.value("signal.conversion_path"));
  }

  @Test
  void aPathWithoutAnOrderIsToldSevenDaysAfterItsLastTouch() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(
          touchpoint(EventType.AD_CLICK, "a", "lost", "p", AT),
          click("b", "won", AT),
          order("o", null, "won", AT + 7 * DAY));
      shop.clock(AT + 7 * DAY - 1);
      assertThat(shop.lost()).isEmpty();
      shop.clock(AT + 30 * DAY);
      assertThat(shop.lost()).containsExactly(new LostPath("acme", AT, List.of("c-a")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 2_000})
  void touchesAfterAnOrderPushOutNoneBeforeIt(int after) throws Exception {
    try (var shop = new PathsHarness()) {
      for (int i = 0; i < 5; i++) {
        shop.feed(click("c" + i, "v", AT - 10 + i));
      }
      for (int i = 0; i < after; i++) {
        shop.feed(touchpoint(EventType.AD_IMPRESSION, "i" + i, "v", null, AT + 1 + i));
      }
      shop.feed(order("o", null, "v", AT));
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "v: c0 c1 c2 c3 c4"));
    }
  }

  @Test
  void anOrderThatIsToldAgainChangesNothingAlsoOnceItsPathIsForgotten() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(click("a", "v", AT - HOUR), order("o", null, "v", AT));
      shop.clock(AT + 4 * DAY);
      shop.feed(order("o", null, "v", AT + 4 * DAY), order("o", null, "v", AT));
      shop.clock(AT + 5 * DAY);
      assertThat(shop.issued).hasSize(1);
      assertThat(shop.result()).containsExactly(entry("o", "v: a"));
    }
  }

  @Test
  void thatAnOrderWasPlacedIsForgottenWithItsCredits() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(order("o", null, "v", AT));
      shop.clock(AT + 4 * DAY);
      assertThat(shop.paths.numKeyedStateEntries()).isEqualTo(1);
      shop.paths.setStateTtlProcessingTime(430 * DAY + 1);
      shop.feed(order("o", null, "v", AT + 4 * DAY));
      shop.clock(AT + 4 * DAY);
      assertThat(shop.issued).hasSize(2);
    }
  }

  @Test
  void anIdThatEverybodyUsesLeavesABoundedPath() throws Exception {
    try (var shop = new PathsHarness()) {
      for (int i = 0; i < 1_000; i++) {
        shop.feed(click("c" + i, "unknown", AT - 1_000 + i));
      }
      for (int i = 0; i < 50; i++) {
        shop.feed(order("o" + i, null, "unknown", AT + i));
      }
      shop.clock(AT + 50);
      assertThat(shop.issued).hasSize(50).allMatch(path -> path.touches().size() == 128);
      assertThat(shop.issued.get(0).touches().get(127).eventId()).isEqualTo("c999");
    }
  }

  @Test
  void everythingButLinksAndIdsOfOrdersLeavesWithItsWindows() throws Exception {
    try (var shop = new PathsHarness()) {
      int orders = 0;
      for (Event event : history(new Random(1))) {
        shop.feed(event);
        orders += event.order() == null ? 0 : 1;
      }
      shop.clock(AT + 60 * DAY);
      assertThat(shop.touches.numKeyedStateEntries()).isZero();
      assertThat(shop.paths.numKeyedStateEntries()).as("that they were placed").isEqualTo(orders);
      assertThat(shop.touches.numEventTimeTimers()).isZero();
      assertThat(shop.paths.numEventTimeTimers()).isZero();
      assertThat(shop.visitors.numEventTimeTimers()).isZero();
      assertThat(shop.persons.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void linksAreForgottenAfterFourHundredDays() throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(link("l", "v", "p", AT));
      shop.visitors.setStateTtlProcessingTime(400 * DAY + 1);
      shop.feed(order("o", null, "v", AT));
      shop.clock(AT);
      assertThat(shop.result()).containsExactly(entry("o", "v:"));
    }
  }

  @Property(tries = 40)
  void noOrderOfArrivalChangesTheResult(@ForAll Random random) throws Exception {
    List<Event> events = history(random);
    Map<String, String> replayed = replayed(events);
    assertThat(replayed).hasSizeGreaterThan(3);

    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    assertThat(replayed(shuffled)).isEqualTo(replayed);
    assertThat(live(shuffled)).isEqualTo(replayed);
  }

  private static Map<String, String> replayed(List<Event> events) throws Exception {
    try (var shop = new PathsHarness()) {
      shop.feed(events.toArray(Event[]::new));
      shop.clock(AT + 30 * DAY);
      return withTold(shop);
    }
  }

  /** In the order of receipt, while the clock goes on behind it. */
  private static Map<String, String> live(List<Event> events) throws Exception {
    List<Event> received = new ArrayList<>(events);
    received.sort(Comparator.comparingLong(event -> event.receivedAtMillis() / (10 * HOUR)));
    try (var shop = new PathsHarness()) {
      long clock = 0;
      for (Event event : received) {
        shop.feed(event);
        clock = Math.max(clock, event.receivedAtMillis() - 12 * HOUR);
        shop.clock(clock);
      }
      shop.clock(AT + 30 * DAY);
      return withTold(shop);
    }
  }

  private static Map<String, String> withTold(PathsHarness shop) {
    Map<String, String> result = shop.result();
    shop.told().forEach(signal -> result.put(signal.cause(), toldOf(signal)));
    return result;
  }

  /** Two weeks of a few people: touches, links and orders, some received much later. */
  private static List<Event> history(Random random) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 60; i++) {
      long at = AT + random.nextInt(14 * 24) * HOUR;
      String visitor = random.nextInt(4) == 0 ? null : "v" + random.nextInt(6);
      String person = visitor == null || random.nextInt(6) == 0 ? "p" + random.nextInt(3) : null;
      Event event =
          switch (random.nextInt(7)) {
            case 0 -> order("o" + i, person, visitor, at);
            case 1 -> link("l" + i, "v" + random.nextInt(6), "p" + random.nextInt(3), at);
            case 2 -> liveClick("t" + i, "v" + random.nextInt(6), at);
            case 3 -> touchpoint(EventType.AD_IMPRESSION, "t" + i, visitor, person, at);
            default -> touchpoint(EventType.AD_CLICK, "t" + i, visitor, person, at);
          };
      boolean late = event.order() == null && random.nextInt(3) == 0;
      events.add(late ? received(event, at + random.nextInt(60) * HOUR) : event);
    }
    for (int i = 0; i < 4; i++) {
      events.add(order("always" + i, null, "v" + i, AT + (3 + 3 * i) * DAY));
    }
    return events;
  }
}
