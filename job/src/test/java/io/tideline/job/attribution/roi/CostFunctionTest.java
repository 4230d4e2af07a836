package io.tideline.job.attribution.roi;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Environments;
import io.tideline.job.TestEvents;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CostFunctionTest {
  private static final long DAY = 86_400_000L;

  @Test
  void aLaterRecordReplacesAnEarlierOneInWhateverOrderTheyCome() throws Exception {
    List<Event> records =
        new ArrayList<>(
            List.of(
                cost("e1", MONDAY, "spring", "100", "2026-03-02"),
                cost("e2", MONDAY + 1, "spring", "120.50", "2026-03-02"),
                cost("e4", MONDAY + 2, "Autumn ", "90", "2026-03-03"),
                cost("e3", MONDAY + 2, "spring", "80", "2026-03-02")));
    var random = new Random(7);
    for (int round = 0; round < 24; round++) {
      Collections.shuffle(records, random);
      try (var harness = harness()) {
        for (Event record : records) {
          harness.processElement(record, record.occurredAtMillis());
        }
        assertThat(sums(harness.extractOutputValues())).hasSize(1).containsKey("autumn 20515");
      }
    }
  }

  @Test
  void aCostLeavesTheStateWithItsDay() throws Exception {
    try (var harness = harness()) {
      harness.processElement(cost("e1", MONDAY, "spring", "1", "2026-03-02"), MONDAY);
      harness.processElement(cost("e2", MONDAY + 5, "spring", "1", "2026-03-04"), MONDAY + 5);

      harness.processWatermark((20_516 + 432) * DAY - 1);
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark((20_516 + 432) * DAY);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static Map<String, CampaignDay> sums(List<CampaignChange> changes) {
    var sums = new TreeMap<String, CampaignDay>();
    for (CampaignChange change : changes) {
      sums.merge(change.key().campaign() + " " + change.day(), change.change(), CampaignDay::plus);
    }
    sums.values().removeIf(CampaignDay::isNothing);
    return sums;
  }

  private static Event cost(String id, long at, String campaign, String amount, String date) {
    return TestEvents.cost(id, at, "cost-1", campaign, amount, date);
  }

  private static KeyedOneInputStreamOperatorTestHarness<CostKey, Event, CampaignChange> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<CostKey, Event, CampaignChange>(
            new KeyedProcessOperator<>(new CostFunction()),
            event -> new CostKey(event.accountId(), event.costRecord().costId()),
            TypeInformation.of(CostKey.class),
            Environments.MAX_PARALLELISM,
            1,
            0);
    harness.open();
    return harness;
  }
}
