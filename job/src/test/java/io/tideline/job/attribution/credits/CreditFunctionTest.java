package io.tideline.job.attribution.credits;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.Issue;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.RefundClaim;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Topic;
import io.tideline.udfs.playbook.rule.TriggerIds;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditFunctionTest {
  private static final long DAY = 86_400_000L;

  private KeyedTwoInputStreamOperatorTestHarness<String, WeightedPath, RefundClaim, TableRow>
      orders;
  private final RowBuffer table = new RowBuffer();

  @BeforeEach
  void open() throws Exception {
    orders = CreditOperators.orders(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    orders.close();
  }

  @Test
  void anOrderWithFewerTouchesLeavesNoRowOfTheOldOnes() throws Exception {
    place(clicks(4));
    assertThat(credits("linear")).containsExactly("25.0000", "25.0000", "25.0000", "25.0000");
    place(clicks(3));
    assertThat(credits("linear")).containsExactly("33.3400", "33.3300", "33.3300");
    assertThat(credits("last_touch")).containsExactly("100.0000");
  }

  @Test
  void aCorrectionIssuesOnlyWhatItChangesWithAHigherRevision() throws Exception {
    place(clicks(2));
    List<TableRow> first = AttributionOperators.taken(orders);
    assertThat(first).allMatch(row -> row.revision() == 1);
    List<PathTouch> more = new ArrayList<>(clicks(2));
    more.add(touch("seen", TouchType.AD_IMPRESSION, 5));
    place(more);
    List<TableRow> second = AttributionOperators.taken(orders);
    assertThat(second).allMatch(row -> row.revision() == 2);
    assertThat(second)
        .filteredOn(row -> row.table().equals("attribution_credits"))
        .extracting(row -> Rows.value(row, "model"))
        .contains("linear", "last_touch", "time_decay")
        .doesNotContain("first_touch", "last_click");
    place(more);
    assertThat(AttributionOperators.taken(orders)).isEmpty();
  }

  @Test
  void refundsTakeBackTheSameSharesWheneverTheyCome() throws Exception {
    refund("early", 1, "10.00", "EUR");
    place(clicks(3));
    refund("second", 2, "20.00", "EUR");
    refund("second", 3, "20.00", "EUR");
    assertThat(column("attribution_credits", "linear", "refunded_credit"))
        .containsExactly("10.0000", "10.0000", "10.0000");
    assertThat(column("conversions", null, "refunded")).containsExactly("30.0000");
  }

  /** As a replay, which is told of the erasure after it. */
  @Test
  void anOrderThatComesAfterTheErasureOfItsCustomerCountsForEverybodysFigures() throws Exception {
    erase("buyer", MONDAY + 10);
    place(List.of(message()));
    assertThat(side(CreditFunction.FACTS)).extracting(KpiFact::sign).containsExactly(1);
    assertThat(side(CreditFunction.CUSTOMERS))
        .extracting(CustomerOrder::person)
        .containsExactly("buyer");
    assertThat(side(CreditFunction.MARKS)).as("its rows are gone").isEmpty();
    place(List.of(message(), touch("later", TouchType.AD_CLICK, 5)));
    assertThat(side(CreditFunction.CUSTOMERS)).hasSize(1);
  }

  @Test
  void aCustomerWhoWasErasedIsWonByThatOrderAndNotKept() throws Exception {
    try (var customers = CreditOperators.customers(Backend.HASHMAP, null)) {
      ((ErasingOperator<?, ?, ?>) customers.getOperator())
          .processElement2(new StreamRecord<>(erasure("buyer", MONDAY + 10)));
      var issue = new Issue(WeightedPath.equal(path(clicks(1))), BigDecimal.ZERO, null);
      CustomerOrder order = CustomerOrder.between(null, issue).get(0);
      customers.processElement(new StreamRecord<>(order));
      assertThat(AttributionOperators.taken(customers)).isNotEmpty();
      assertThat(customers.numKeyedStateEntries()).isZero();
    }
  }

  @SuppressWarnings("unchecked")
  private void erase(String who, long at) throws Exception {
    ((ErasingCoOperator<?, ?, Object, ?>) orders.getOperator())
        .processElement2(new StreamRecord<>(Either.Right(erasure(who, at))));
  }

  private static Erasure erasure(String who, long at) {
    return new Erasure("case", new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(who), at);
  }

  @Test
  void aRefundOfMoreThanIsLeftIsADeadLetterAndChangesNothing() throws Exception {
    place(clicks(1));
    refund("most", 1, "99.00", "EUR");
    refund("more", 2, "1.01", "EUR");
    refund("more", 2, "1.01", "EUR");
    refund("dollars", 3, "1.00", "USD");
    assertThat(side(CreditFunction.REFUSED))
        .extracting(DeadLetter::reason, DeadLetter::detail)
        .containsExactly(
            tuple(DeadLetterReason.INVALID_FIELD, "amount: more than is left of the order"),
            tuple(DeadLetterReason.INVALID_FIELD, "currency: not that of the order"));
    assertThat(column("conversions", null, "refunded")).containsExactly("99.0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
  void refundsAreTakenInTheOrderOfTimeWhateverOrderTheyComeIn(String order) throws Exception {
    place(clicks(1));
    for (char id : order.toCharArray()) {
      claim(String.valueOf(id), 20 + id, id == 'b' ? "80.00" : "50.00", "EUR");
    }
    assertThat(column("conversions", null, "refunded")).containsExactly("0.0000");
    clock(MONDAY + 20 + 'c');
    assertThat(column("conversions", null, "refunded")).containsExactly("100.0000");
    assertThat(side(CreditFunction.REFUSED)).hasSize(1);
  }

  @Test
  void aRefundThatComesLateIsTakenBeforeThoseAfterIt() throws Exception {
    place(clicks(1));
    refund("b", 20, "80.00", "EUR");
    refund("c", 30, "50.00", "EUR");
    claim("a", 10, "50.00", "EUR");
    assertThat(column("conversions", null, "refunded")).containsExactly("100.0000");
  }

  @ParameterizedTest
  @EnumSource
  void aRefundThatAnEarlierOnePushesOutIsADeadLetterOnce(Backend backend) throws Exception {
    orders.close();
    orders = CreditOperators.orders(backend, null);
    place(clicks(1));
    refund("b", 20, "80.00", "EUR");
    OperatorSubtaskState state = orders.snapshot(1, 0);
    orders.close();
    orders = CreditOperators.orders(backend, state);
    clock(MONDAY + 30);
    assertThat(side(CreditFunction.REFUSED)).isEmpty();

    claim("a", 10, "50.00", "EUR");
    claim("a", 10, "50.00", "EUR");
    place(clicks(2));
    claim("c", 5, "1.00", "EUR");
    assertThat(side(CreditFunction.REFUSED))
        .extracting(DeadLetter::sourceOffset, DeadLetter::detail)
        .containsExactly(tuple(20L, "amount: more than is left of the order"));
    assertThat(column("conversions", null, "refunded")).containsExactly("51.0000");
  }

  @Test
  void withoutAHoldOutNobodyHasACohort() throws Exception {
    place(clicks(1));
    assertThat(column("conversions", null, "control_cohort")).containsExactly("null");
    assertThat(column("conversions", null, "control_cohort_pct")).containsExactly("null");
  }

  @Test
  void anOrderSaysTheCohortOfWhoeverProvesToBeItsPerson() throws Exception {
    holdOut("50");
    place(path(clicks(1), person(false)));
    assertThat(cohort()).containsExactly("false 50");
    place(path(clicks(1), person(true)));
    assertThat(cohort()).containsExactly("true 50");
  }

  @Test
  void anOrderStaysInTheHoldOutThatItWasPlacedIn() throws Exception {
    place(path(clicks(1), person(true)));
    OperatorSubtaskState without = orders.snapshot(1, 0);
    holdOut("50", without);
    refund("r", 20, "10.00", "EUR");
    assertThat(cohort()).as("before it began").containsExactly("null null");

    holdOut("50");
    place(path(clicks(1), person(true)));
    OperatorSubtaskState within = orders.snapshot(1, 0);
    holdOut("0", within);
    refund("r", 20, "10.00", "EUR");
    assertThat(cohort()).as("after it ended").containsExactly("true 50");
  }

  private void holdOut(String percent) throws Exception {
    holdOut(percent, null);
  }

  private void holdOut(String percent, @Nullable OperatorSubtaskState state) throws Exception {
    orders.close();
    table.take();
    String playbook = "{version: v, control_cohort_pct: " + percent + "}";
    orders = CreditOperators.orders(playbook, Backend.HASHMAP, state);
  }

  private static String person(boolean control) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "person-" + i)
        .filter(person -> TriggerIds.isControl(person, 50) == control)
        .findFirst()
        .orElseThrow();
  }

  private List<String> cohort() {
    String control = column("conversions", null, "control_cohort").get(0);
    return List.of(control + " " + column("conversions", null, "control_cohort_pct").get(0));
  }

  @Test
  void aRefundOfAnUnknownOrderWaitsThirtyDays() throws Exception {
    refund("r", 0, "10.00", "EUR");
    clock(MONDAY + 30 * DAY - 1);
    assertThat(orders.numKeyedStateEntries()).isEqualTo(1);
    clock(MONDAY + 30 * DAY);
    assertThat(orders.numKeyedStateEntries()).isZero();
    assertThat(side(CreditFunction.REFUSED)).isEmpty();
  }

  @Test
  void aRefundAYearAfterItsOrderTakesBackTheSharesThatWereCredited() throws Exception {
    place(clicks(3));
    orders.setStateTtlProcessingTime(429 * DAY);
    refund("r", 365 * DAY, "10.00", "EUR");
    refund("r", 366 * DAY, "10.00", "EUR");
    assertThat(column("conversions", null, "refunded")).containsExactly("10.0000");
    assertThat(column("attribution_credits", "linear", "refunded_credit"))
        .containsExactly("3.3400", "3.3300", "3.3300");
    assertThat(revenue("linear")).isEqualByComparingTo("90.00");
  }

  @ParameterizedTest
  @EnumSource
  void aRefundMonthsLaterCountsOnceAlsoAfterARestart(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var before = CreditOperators.orders(backend, null)) {
      before.processElement1(new StreamRecord<>(WeightedPath.equal(path(clicks(3)))));
      state = before.snapshot(1, 0);
    }
    orders.close();
    orders = CreditOperators.orders(backend, state);
    orders.setStateTtlProcessingTime(120 * DAY);
    refund("r", 120 * DAY, "30.00", "EUR");
    refund("r", 120 * DAY, "30.00", "EUR");
    assertThat(column("conversions", null, "refunded")).containsExactly("30.0000");
    assertThat(revenue("last_touch")).isEqualByComparingTo("-30.00");
  }

  @Test
  void anOrderIsForgottenOnceItsCampaignsDaysAreClosed() throws Exception {
    place(clicks(1));
    orders.setStateTtlProcessingTime(430 * DAY + 1);
    AttributionOperators.taken(orders);
    refund("r", 0, "10.00", "EUR");
    assertThat(AttributionOperators.taken(orders)).isEmpty();
    clock(MONDAY + 31 * DAY);
    assertThat(orders.numKeyedStateEntries()).isZero();
  }

  @Test
  void aSaleOfAMessageIsToldAndTakenBackWhereALaterTouchComes() throws Exception {
    PathTouch message = message();
    place(List.of(message));
    place(List.of(message, touch("click", TouchType.AD_CLICK, 9)));
    assertThat(side(CreditFunction.FACTS)).extracting(KpiFact::sign).containsExactly(1, -1);
    assertThat(side(CreditFunction.MARKS))
        .extracting(ConversionMark::messageId, ConversionMark::removed)
        .containsExactly(tuple("m", false), tuple("m", true));
    assertThat(column("conversions", null, "conversion_path")).containsExactly("ad_click");
  }

  @Test
  void noRowHoldsTheBuyersId() throws Exception {
    place(clicks(3));
    assertThat(AttributionOperators.taken(orders))
        .allSatisfy(row -> assertThat(row.values()).doesNotContain("buyer"));
  }

  private void place(List<PathTouch> touches) throws Exception {
    place(path(touches));
  }

  private void place(OrderPath path) throws Exception {
    orders.processElement1(new StreamRecord<>(WeightedPath.equal(path)));
  }

  private static OrderPath path(List<PathTouch> touches) {
    return path(touches, "buyer");
  }

  private static OrderPath path(List<PathTouch> touches, String person) {
    return new OrderPath(
        "acme",
        "tiktok",
        "order",
        1,
        MONDAY + 10,
        new BigDecimal("100.00"),
        "EUR",
        true,
        person,
        touches);
  }

  /** What all changes have told campaigns of one model's revenue. */
  private BigDecimal revenue(String model) {
    return side(CreditFunction.CAMPAIGNS).stream()
        .filter(delta -> delta.model().label().equals(model))
        .map(CampaignDelta::revenue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A refund, and the clock has passed it. */
  private void refund(String id, long after, String amount, String currency) throws Exception {
    claim(id, after, amount, currency);
    clock(MONDAY + after);
  }

  private void claim(String id, long after, String amount, String currency) throws Exception {
    DeadLetter record =
        new DeadLetter(
            Topic.COMMERCE_EVENTS.baseName(),
            0,
            after,
            DeadLetterReason.INVALID_FIELD,
            "amount: more than is left of the order",
            new byte[0],
            0);
    orders.processElement2(
        new StreamRecord<>(
            new RefundClaim(
                "order",
                id,
                "e" + after,
                MONDAY + after,
                new BigDecimal(amount),
                currency,
                record,
                false)));
  }

  private void clock(long millis) throws Exception {
    orders.processBothWatermarks(new Watermark(millis));
  }

  private static List<PathTouch> clicks(int size) {
    return IntStream.range(0, size).mapToObj(i -> touch("t" + i, TouchType.AD_CLICK, i)).toList();
  }

  private static PathTouch touch(String id, TouchType type, long after) {
    long at = MONDAY + after;
    return new PathTouch(id, type, at, at, "c-" + id, null, null, null, null, null);
  }

  private static PathTouch message() {
    return new PathTouch(
        "m",
        TouchType.CONVERSATION_DM,
        MONDAY,
        MONDAY,
        null,
        null,
        null,
        null,
        "m",
        "conversation");
  }

  private List<String> credits(String model) {
    return column("attribution_credits", model, "credit");
  }

  /** A column of what the table holds in the end. */
  private List<String> column(String name, @Nullable String model, String column) {
    AttributionOperators.taken(orders).forEach(table::add);
    List<TableRow> rows = table.take();
    rows.forEach(table::add);
    return rows.stream()
        .filter(row -> row.table().equals(name) && !row.delete())
        .filter(row -> model == null || model.equals(Rows.value(row, "model")))
        .sorted((a, b) -> a.values()[2].compareTo(b.values()[2]))
        .map(row -> String.valueOf(Rows.value(row, column)))
        .toList();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    var output = orders.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
  }
}
