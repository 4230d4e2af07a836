package io.tideline.job.attribution.utm;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.playbook.AccountSettings;
import io.tideline.udfs.attribution.utm.UtmCombination;
import io.tideline.udfs.attribution.utm.UtmSightings;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Utm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UtmFunctionTest {
  private static final long HOUR = 3_600_000L;

  private KeyedOneInputStreamOperatorTestHarness<String, UtmTally, TableRow> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness("");
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aMissingTagIsOneRowWithItsCount() throws Exception {
    feed(touch("tiktok", "", "spring", MONDAY + 2 * HOUR), touch("tiktok", "", "spring", MONDAY));

    assertThat(table())
        .containsExactly(
            "tiktok  spring missing_medium null 2026-03-02T00:00:00.000Z 2026-03-02T02:00:00.000Z"
                + " 2");
  }

  @Test
  void aTypoIsFoundWhicheverComesFirst() throws Exception {
    feed(touch("tiktok", "paid", "Spring_Lanch", MONDAY));
    assertThat(table()).isEmpty();

    feed(cost("spring_launch", MONDAY + HOUR));

    assertThat(table())
        .containsExactly(
            "tiktok paid Spring_Lanch unknown_campaign spring_launch 2026-03-02T00:00:00.000Z"
                + " 2026-03-02T00:00:00.000Z 1");
  }

  @Test
  void theRowGoesWhenTheNameProvesRight() throws Exception {
    feed(
        cost("spring_launch", MONDAY),
        touch("tiktok", "paid", "spring_lunch", MONDAY),
        cost("spring_lunch", MONDAY + HOUR),
        touch("tiktok", "paid", "spring_lunch", MONDAY + HOUR));

    assertThat(harness.extractOutputValues())
        .extracting(TableRow::delete)
        .containsExactly(false, true);
  }

  @Test
  void rowsDoNotDependOnTheOrderOfWhatComes() throws Exception {
    List<UtmTally> tallies =
        new ArrayList<>(
            List.of(
                cost("spring_launch", MONDAY),
                cost("spring_lunch", MONDAY),
                cost("winter_sale", MONDAY),
                touch("tiktok", "paid", "spring_lunch", MONDAY),
                touch("tiktok", "paid", "spring_lanch", MONDAY),
                touch("tiktok", "paid", "spring_lanch", MONDAY + 1),
                touch("tiktok", "", "winter_sal", MONDAY),
                touch("", "", "", MONDAY)));
    List<String> expected = null;
    var random = new Random(3);
    for (int round = 0; round < 20; round++) {
      harness.close();
      harness = harness("");
      Collections.shuffle(tallies, random);
      feed(tallies.toArray(UtmTally[]::new));
      expected = expected == null ? table() : expected;
      assertThat(table()).isEqualTo(expected).hasSize(3);
    }
  }

  @Test
  void namesAgainstThePlaybooksSchemeAreListed() throws Exception {
    harness.close();
    harness = harness("[a-z]+_[0-9]{4}");

    feed(
        cost("spring", MONDAY),
        touch("tiktok", "paid", "spring", MONDAY),
        touch("tiktok", "paid", "spring_2026", MONDAY));

    assertThat(table()).singleElement().asString().contains(" spring naming null ");
  }

  @Test
  void anAccountHasAtMostSoManyRows() throws Exception {
    for (int i = 0; i < UtmFunction.MAX_COMBINATIONS + 10; i++) {
      feed(touch("", "paid", "c" + i, MONDAY));
    }

    assertThat(table()).hasSize(UtmFunction.MAX_COMBINATIONS);
  }

  @Test
  void nothingStaysInTheState() throws Exception {
    feed(
        touch("", "", "", MONDAY),
        touch("tiktok", "paid", "new", MONDAY + HOUR),
        cost("spring", MONDAY + 2 * HOUR));

    harness.processWatermark(MONDAY + 2 * HOUR + UtmFunction.MEMORY_MILLIS - 1);
    assertThat(harness.numKeyedStateEntries()).isPositive();

    harness.processWatermark(MONDAY + 2 * HOUR + UtmFunction.MEMORY_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void touchesAreCountedBeforeTheExchangeAndPageViewsNotAtAll() throws Exception {
    var utm = new Utm("tiktok", null, "Spring ", null, null);
    try (var counter =
        new OneInputStreamOperatorTestHarness<Event, UtmTally>(new UtmTallyOperator())) {
      counter.open();
      for (EventType type :
          List.of(EventType.AD_CLICK, EventType.LEAD_SUBMITTED, EventType.PAGE_VIEWED)) {
        counter.processElement(
            TestEvents.touch(type, type.wireName(), "visitor", utm, MONDAY), MONDAY);
      }
      counter.processElement(
          TestEvents.cost("e", MONDAY, "c", " SPRING", "1", "2026-03-02"), MONDAY);
      counter.processWatermark(MONDAY);

      assertThat(counter.extractOutputValues())
          .containsExactlyInAnyOrder(
              new UtmTally(
                  ACCOUNT,
                  new UtmCombination("tiktok", "", "Spring "),
                  null,
                  new UtmSightings(2, MONDAY, MONDAY)),
              cost("spring", MONDAY));
    }
  }

  private void feed(UtmTally... tallies) throws Exception {
    for (UtmTally tally : tallies) {
      harness.processElement(tally, tally.seen().lastMillis());
    }
  }

  private List<String> table() {
    var buffer = new RowBuffer();
    harness.extractOutputValues().forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> !row.delete())
        .map(
            row ->
                Stream.of(
                        "raw_source",
                        "raw_medium",
                        "raw_campaign",
                        "problem",
                        "suggestion",
                        "first_seen_at",
                        "last_seen_at",
                        "touches")
                    .map(column -> String.valueOf(Rows.value(row, column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static UtmTally touch(String source, String medium, String campaign, long at) {
    return tally(new UtmCombination(source, medium, campaign), null, at);
  }

  private static UtmTally cost(String campaign, long at) {
    return tally(null, campaign, at);
  }

  private static UtmTally tally(
      @Nullable UtmCombination combination, @Nullable String campaign, long at) {
    return new UtmTally(ACCOUNT, combination, campaign, UtmSightings.at(at));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, UtmTally, TableRow> harness(
      String pattern) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, UtmTally, TableRow>(
            new KeyedProcessOperator<>(
                new UtmFunction(new UtmConfig(AccountSettings.ofAll(pattern)))),
            UtmTally::accountId,
            Types.STRING,
            Environments.MAX_PARALLELISM,
            1,
            0);
    harness.getExecutionConfig().enableObjectReuse();
    harness.open();
    return harness;
  }
}
