package io.tideline.job.attribution.markov;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Environments;
import io.tideline.job.governance.Erasing;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.attribution.markov.PathCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightFunctionTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long TODAY = MONDAY / DAY;

  private KeyedTwoInputStreamOperatorTestHarness<String, OrderPath, SettledPaths, WeightedPath>
      harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(new WeightFunction(AccountDays.UTC), SettledPaths::accountId),
            OrderPath::accountId,
            SettledPaths::accountId,
            Types.STRING,
            Environments.MAX_PARALLELISM,
            1,
            0);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void withoutSettledPathsAllTouchesWeighTheSame() throws Exception {
    order("o1", MONDAY + HOUR, "a", "b");
    harness.processBothWatermarks(mark(MONDAY + HOUR));

    assertThat(weights()).containsExactly("o1 [1.0, 1.0]");
  }

  @Test
  void anOrderWaitsForTheClock() throws Exception {
    order("o1", MONDAY + HOUR, "a");
    harness.processBothWatermarks(mark(MONDAY + HOUR - 1));
    assertThat(weights()).isEmpty();

    harness.processBothWatermarks(mark(MONDAY + HOUR));
    assertThat(weights()).hasSize(1);

    order("o1", MONDAY + HOUR, "a", "b");
    assertThat(weights()).containsExactly("o1 [1.0]", "o1 [1.0, 1.0]");
  }

  @Test
  void theModelIsThatOfTheThirtyDaysBeforeTheOrdersDay() throws Exception {
    order("o1", MONDAY + HOUR, "a", "b");
    settled(TODAY - 1, PathCounts.of(List.of("a"), true, 1));
    settled(TODAY - 30, PathCounts.of(List.of("b"), false, 1));
    settled(TODAY - 31, PathCounts.of(List.of("b"), true, 100));
    settled(TODAY, PathCounts.of(List.of("b"), true, 100));

    harness.processBothWatermarks(mark(MONDAY + 2 * HOUR));

    assertThat(weights()).containsExactly("o1 [1.0, 0.0]");
  }

  @Test
  void aModelIsLearnedAgainWhenMoreIsSettled() throws Exception {
    settled(TODAY - 1, PathCounts.of(List.of("a"), true, 1));
    harness.processBothWatermarks(mark(MONDAY));
    order("o1", MONDAY, "a", "b");
    settled(TODAY - 1, PathCounts.of(List.of("b"), false, 1));
    order("o2", MONDAY, "a", "b");

    assertThat(weights()).containsExactly("o1 [1.0, 1.0]", "o2 [1.0, 0.0]");
  }

  @Test
  void aDirectOrderDoesNotWait() throws Exception {
    order("o1", MONDAY);

    assertThat(weights()).containsExactly("o1 []");
  }

  @Test
  void ofManyCampaignsTheRarestBecomeOne() throws Exception {
    var paths = new ArrayList<PathCounts>();
    for (int i = 0; i < WeightFunction.MAX_STEPS; i++) {
      paths.add(PathCounts.of(List.of("c" + i % 3, "c" + i), true, 1));
    }
    settled(TODAY - 1, PathCounts.sum(paths));
    order("o1", MONDAY, "c1", "c4999");
    harness.processBothWatermarks(mark(MONDAY));

    assertThat(weights()).hasSize(1);
  }

  @Test
  void theModelOfManyStepsDoesNotDependOnThePiecesTheyCameIn() throws Exception {
    var paths = new ArrayList<PathCounts>();
    for (int i = 0; i < 6_000; i++) {
      paths.add(PathCounts.of(List.of("c" + i % 7, "c" + i % 1_000), i % 5 == 0, 1));
    }
    settled(TODAY - 1, PathCounts.sum(paths));
    order("o1", MONDAY, "c1", "c3", "c500", "c999");
    harness.processBothWatermarks(mark(MONDAY));
    List<String> atOnce = weights();
    close();
    open();
    for (int from = paths.size(); from > 0; from -= 1_000) {
      settled(TODAY - 1, PathCounts.sum(paths.subList(from - 1_000, from)));
    }
    order("o1", MONDAY, "c1", "c3", "c500", "c999");
    harness.processBothWatermarks(mark(MONDAY));

    assertThat(weights()).isEqualTo(atOnce).doesNotContain("o1 [1.0, 1.0, 1.0, 1.0]");
  }

  @Test
  void nothingStaysInTheState() throws Exception {
    order("o1", MONDAY + HOUR, "a", "b");
    settled(TODAY, PathCounts.of(List.of("b"), true, 1));

    harness.processBothWatermarks(mark((TODAY + WeightFunction.KEPT_DAYS) * DAY - 1));
    assertThat(harness.numKeyedStateEntries()).isPositive();

    harness.processBothWatermarks(mark((TODAY + WeightFunction.KEPT_DAYS) * DAY));
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aCorrectedPathIsCountedOnce() throws Exception {
    try (var paths =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new OrderPathFunction(AccountDays.UTC)),
            (OrderPath path) -> new OrderKey(path.accountId(), path.orderId()),
            TypeInformation.of(OrderKey.class),
            Environments.MAX_PARALLELISM,
            1,
            0)) {
      paths.open();
      paths.processElement(path("o1", 1, MONDAY, "a"), MONDAY);
      paths.processElement(path("o1", 2, MONDAY, "a", "b"), MONDAY);
      paths.processElement(path("o1", 3, MONDAY, "a", "b"), MONDAY);
      paths.processElement(path("direct", 1, MONDAY), MONDAY);

      PathCounts sum = PathCounts.NONE;
      for (SettledPaths change : paths.extractOutputValues()) {
        assertThat(change.day()).isEqualTo(TODAY + 2);
        sum = sum.plus(change.counts());
      }
      assertThat(sum).isEqualTo(PathCounts.of(List.of("a", "b"), true, 1));

      paths.processWatermark(MONDAY + OrderPathFunction.KEPT_MILLIS);
      assertThat(paths.numKeyedStateEntries()).isZero();
    }
  }

  private static Watermark mark(long millis) {
    return new Watermark(millis);
  }

  private void order(String id, long at, String... campaigns) throws Exception {
    harness.processElement1(path(id, campaigns.length, at, campaigns), at);
  }

  private void settled(long day, PathCounts counts) throws Exception {
    harness.processElement2(new SettledPaths(ACCOUNT, day, counts), day * DAY);
  }

  private List<String> weights() {
    return harness.extractOutputValues().stream()
        .map(weighted -> weighted.path().orderId() + " " + weighted.dataDriven())
        .toList();
  }

  private static OrderPath path(String id, long revision, long at, String... campaigns) {
    var touches = new ArrayList<PathTouch>();
    for (String campaign : campaigns) {
      touches.add(
          new PathTouch(
              "t" + touches.size(),
              TouchType.AD_CLICK,
              at - HOUR + touches.size(),
              at,
              campaign,
              null,
              null,
              null,
              null,
              null));
    }
    return new OrderPath(
        ACCOUNT, "tiktok", id, revision, at, BigDecimal.TEN, "EUR", null, "person", touches);
  }
}
