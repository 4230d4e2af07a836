package io.tideline.udfs.attribution;

import static io.tideline.udfs.attribution.Paths.NOON;
import static io.tideline.udfs.attribution.Paths.clicks;
import static io.tideline.udfs.attribution.Paths.issue;
import static io.tideline.udfs.attribution.Paths.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  @Test
  void aNewOrderTellsEachCampaignWhatItWon() {
    List<CampaignDelta> deltas =
        CampaignDeltas.between(null, issue(order("100.00", "EUR", clicks(3)), "0"));
    assertThat(deltas)
        .filteredOn(delta -> delta.model() == AttributionModel.LINEAR)
        .extracting(delta -> delta.campaign() + " " + delta.conversions() + " " + delta.revenue())
        .containsExactly(
            "c-t0 0.333333333334 33.34", "c-t1 0.333333333333 33.33", "c-t2 0.333333333333 33.33");
  }

  @Test
  void anUnchangedOrderTellsNothing() {
    Issue issue = issue(order("100.00", "EUR", clicks(3)), "1");
    assertThat(CampaignDeltas.between(issue, issue)).isEmpty();
  }

  @Test
  void aTouchWithoutACampaignIsNoCampaigns() {
    var nameless =
        new PathTouch("t", TouchType.AD_CLICK, NOON, NOON, null, null, null, null, null, null);
    assertThat(CampaignDeltas.between(null, issue(order("1", "EUR", List.of(nameless)), "0")))
        .isEmpty();
  }

  @Property(tries = 200)
  void correctionsAddUpToWhatStandsInTheEnd(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 5) Integer> sizes) {
    Map<String, BigDecimal> sums = new HashMap<>();
    Issue before = null;
    for (int size : sizes) {
      Issue after = issue(order("99.99", "EUR", clicks(size)), "0." + size);
      add(CampaignDeltas.between(before, after), sums);
      before = after;
    }
    Map<String, BigDecimal> once = new HashMap<>();
    add(CampaignDeltas.between(null, before), once);
    sums.values().removeIf(sum -> sum.signum() == 0);
    assertThat(sums).containsExactlyInAnyOrderEntriesOf(once);
  }

  private static void add(List<CampaignDelta> deltas, Map<String, BigDecimal> sums) {
    for (CampaignDelta delta : deltas) {
      String key = delta.campaign() + "/" + delta.model();
      sums.merge(key + "/n", delta.conversions().stripTrailingZeros(), CorrectionsTest::plus);
      sums.merge(key + "/new", delta.newCustomers().stripTrailingZeros(), CorrectionsTest::plus);
      sums.merge(key + "/money", delta.revenue().stripTrailingZeros(), CorrectionsTest::plus);
    }
  }

  private static BigDecimal plus(BigDecimal a, BigDecimal b) {
    return a.add(b).stripTrailingZeros();
  }

  @Test
  void aCustomersLaterOrdersAreWorthToTheFirstCampaign() {
    Customer first = Customer.NEW.with(bought("first", 0, "10", "spring"));
    Customer both = first.with(bought("second", 1, "5", "summer"));
    assertThat(lines(first.since(Customer.NEW, "acme"))).containsExactly("spring 1 10");
    assertThat(lines(both.since(first, "acme"))).containsExactly("spring 0 5");
  }

  @Test
  void anEarlierOrderThatComesLateMovesTheCustomer() {
    Customer before = Customer.NEW.with(bought("second", 1, "5", "summer"));
    Customer after = before.with(bought("first", 0, "10", "spring"));
    assertThat(lines(after.since(before, "acme")))
        .containsExactlyInAnyOrder("summer -1 -5", "spring 1 15");
  }

  @Test
  void anOrderThatProvesToBeAnothersGoesWithAllItBrought() {
    Customer before = Customer.NEW.with(bought("first", 0, "10", "spring"));
    CustomerOrder removed =
        new CustomerOrder(
            "acme", "person", "first", NOON, "EUR", new BigDecimal("-10"), List.of(), true);
    Customer after = before.with(removed);
    assertThat(lines(after.since(before, "acme"))).containsExactly("spring -1 -10");
    assertThat(after).isEqualTo(Customer.NEW);
  }

  @Test
  void theNextOrderIsTheFirstWhereTheFirstProvesToBeAnothers() {
    Customer before =
        Customer.NEW
            .with(bought("first", 0, "10", "spring"))
            .with(bought("third", 2, "3", "autumn"))
            .with(bought("second", 1, "5", "summer"));
    Customer after = before.with(notTheirs("first", 0, "10"));
    assertThat(lines(after.since(before, "acme")))
        .containsExactlyInAnyOrder("spring -1 -18", "summer 1 8");
  }

  @Test
  void whoHadAllRefundedCountsInThatCurrencyWhateverBecomesOfAnOrderInAnother() {
    Customer before =
        Customer.NEW
            .with(bought("refunded", 0, "10", "spring"))
            .with(bought("refunded", 0, "-10", "spring"))
            .with(inDollars("moved", "7", false))
            .with(inDollars("stays", "0", false));
    Customer after = before.with(inDollars("moved", "-7", true));
    assertThat(lines(after.since(Customer.NEW, "acme")))
        .containsExactlyInAnyOrder("spring 1 0", "spring 1 0");
    assertThat(after.net()).containsOnlyKeys("EUR", "USD");
    assertThat(after.with(inDollars("stays", "0", true)).net()).containsOnlyKeys("EUR");
  }

  private static CustomerOrder inDollars(String id, String net, boolean removed) {
    return new CustomerOrder(
        "acme", "person", id, NOON + 9, "USD", new BigDecimal(net), List.of(), removed);
  }

  @Property(tries = 200)
  void whatCustomersAreWorthDoesNotDependOnTheOrderOfArrival(@ForAll Random random) {
    List<CustomerOrder> changes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      changes.add(bought("o" + i, i, "1" + i, "c" + i));
    }
    Collections.shuffle(changes, random);
    // What proves to be another's does so after it was told, as one order's changes keep theirs.
    for (int moved : new int[] {0, 1, 4}) {
      int told = changes.indexOf(bought("o" + moved, moved, "1" + moved, "c" + moved));
      int at = told + 1 + random.nextInt(changes.size() - told);
      changes.add(at, notTheirs("o" + moved, moved, "1" + moved));
    }
    Map<String, BigDecimal> sums = new TreeMap<>();
    Customer customer = Customer.NEW;
    for (CustomerOrder change : changes) {
      Customer after = customer.with(change);
      for (LtvDelta delta : after.since(customer, "acme")) {
        sums.merge(delta.campaign(), delta.netRevenue(), BigDecimal::add);
        sums.merge(delta.campaign() + " won", delta.customers(), BigDecimal::add);
      }
      customer = after;
    }
    sums.values().removeIf(sum -> sum.signum() == 0);
    assertThat(sums).isEqualTo(Map.of("c2", new BigDecimal("40"), "c2 won", new BigDecimal("1")));
  }

  private static CustomerOrder notTheirs(String id, long after, String net) {
    return new CustomerOrder(
        "acme", "person", id, NOON + after, "EUR", new BigDecimal(net).negate(), List.of(), true);
  }

  @Test
  void whoBoughtBeforeIsWonByNoCampaign() {
    OrderPath path = order("1", "EUR", clicks(1));
    var returning =
        new OrderPath(
            path.accountId(),
            path.platform(),
            path.orderId(),
            1,
            NOON,
            path.amount(),
            "EUR",
            false,
            "person",
            path.touches());
    assertThat(CustomerOrder.between(null, issue(returning, "0")))
        .singleElement()
        .satisfies(order -> assertThat(order.won()).isEmpty());
  }

  private static CustomerOrder bought(String id, long after, String net, String campaign) {
    var share = new CampaignShare(AttributionModel.LAST_TOUCH, campaign, BigDecimal.ONE);
    return new CustomerOrder(
        "acme", "person", id, NOON + after, "EUR", new BigDecimal(net), List.of(share), false);
  }

  private static List<String> lines(List<LtvDelta> deltas) {
    return deltas.stream()
        .map(
            delta ->
                delta.campaign()
                    + " "
                    + delta.customers().toPlainString()
                    + " "
                    + delta.netRevenue().toPlainString())
        .toList();
  }
}
