package io.tideline.job.live;

import static io.tideline.job.live.LiveEvents.EIGHT;
import static io.tideline.job.live.LiveEvents.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.live.LiveFact;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderFunctionTest {
  private KeyedOneInputStreamOperatorTestHarness<String, OrderPath, LiveFact> harness;

  @BeforeEach
  void open() throws Exception {
    harness = LiveOperators.orders(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void anOrderCountsOnceForEachLiveThatWasClickedIn() throws Exception {
    assertThat(told(path(1, "10.00", "one", "two", "one")))
        .containsExactly("SOLD one 10.00", "SOLD two 10.00");
  }

  @Test
  void anOrderWithoutAClickInALiveIsNoneOfIts() throws Exception {
    assertThat(told(path(1, "10.00"))).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aCorrectionTellsTheDifference() throws Exception {
    told(path(1, "10.00", "one", "two"));
    assertThat(told(path(2, "10.00", "two", "three")))
        .containsExactly("UNSOLD one 10.00", "SOLD three 10.00");
    assertThat(told(path(3, "10.00", "two", "three"))).isEmpty();
    assertThat(told(path(4, "10.00"))).containsExactly("UNSOLD two 10.00", "UNSOLD three 10.00");
  }

  @Test
  void anEarlierOrderOfTheSameIdReplacesItsAmount() throws Exception {
    told(path(1, "10.00", "one"));
    assertThat(told(path(2, "7.00", "one"))).containsExactly("UNSOLD one 10.00", "SOLD one 7.00");
  }

  @Test
  void anOrderIsForgottenOnceNothingCorrectsIt() throws Exception {
    told(path(1, "10.00", "one"));
    harness.processWatermark(EIGHT + 10 + OrderFunction.CORRECTED_MILLIS - 1);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(EIGHT + 10 + OrderFunction.CORRECTED_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private List<String> told(OrderPath path) throws Exception {
    harness.processElement(path, path.occurredAtMillis());
    return AttributionOperators.taken(harness).stream()
        .map(fact -> fact.kind() + " " + fact.liveId() + " " + fact.sale().amount())
        .toList();
  }
}
