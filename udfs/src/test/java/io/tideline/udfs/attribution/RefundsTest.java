package io.tideline.udfs.attribution;

import static io.tideline.udfs.attribution.Paths.NOON;
import static io.tideline.udfs.attribution.Paths.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RefundsTest {
  private static final OrderPath ORDER = order("100.00", "EUR", List.of());

  @Test
  void severalRefundsAddUpToAtMostTheOrder() {
    Refunds refunds =
        Refunds.of(
            ORDER, List.of(refund("a", 1, "60"), refund("b", 2, "40.01"), refund("c", 3, "40")));
    assertThat(refunds.accepted()).extracting(RefundClaim::refundId).containsExactly("a", "c");
    assertThat(refunds.refused()).extracting(RefundClaim::refundId).containsExactly("b");
    assertThat(refunds.sum()).isEqualByComparingTo("100");
  }

  @Test
  void aRepeatedRefundCountsOnce() {
    Refunds refunds = Refunds.of(ORDER, List.of(refund("a", 1, "60"), refund("a", 2, "60")));
    assertThat(refunds.sum()).isEqualByComparingTo("60");
    assertThat(refunds.refused()).isEmpty();
  }

  @Test
  void aRefusedRefundThatIsSentAgainWithARightAmountCounts() {
    Refunds refunds =
        Refunds.of(
            ORDER, List.of(refund("a", 1, "90"), refund("b", 2, "100"), refund("b", 3, "10")));
    assertThat(refunds.sum()).isEqualByComparingTo("100");
    assertThat(refunds.refused()).hasSize(1);
  }

  @Test
  void aRefundInAnotherCurrencyIsRefused() {
    var dollars = new RefundClaim("order", "a", "e", NOON, BigDecimal.ONE, "USD", null, false);
    assertThat(Refunds.of(ORDER, List.of(dollars)).refused()).containsExactly(dollars);
  }

  @Property
  void theOrderOfArrivalDoesNotMatter(@ForAll Random random) {
    List<RefundClaim> claims = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      claims.add(refund("r" + i, i / 2, "17.5"));
    }
    Refunds refunds = Refunds.of(ORDER, claims);
    Collections.shuffle(claims, random);
    assertThat(Refunds.of(ORDER, claims)).isEqualTo(refunds);
  }

  private static RefundClaim refund(String id, long after, String amount) {
    return new RefundClaim(
        "order", id, "e-" + id, NOON + after, new BigDecimal(amount), "EUR", null, false);
  }
}
