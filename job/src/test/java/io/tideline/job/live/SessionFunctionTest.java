package io.tideline.job.live;

import static io.tideline.job.live.LiveEvents.EIGHT;
import static io.tideline.job.live.LiveEvents.gifted;
import static io.tideline.job.live.LiveEvents.signal;
import static io.tideline.job.live.LiveEvents.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.live.LiveFact;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionFunctionTest {
  private static final long MINUTE = 60_000L;

  private KeyedOneInputStreamOperatorTestHarness<String, LiveFact, TableRow> harness;

  @BeforeEach
  void open() throws Exception {
    harness = LiveOperators.sessions(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aRowHasTheFiguresOfItsLive() throws Exception {
    feed(
        LiveFact.of(signal(EventType.LIVE_STARTED, null, null, 0)),
        LiveFact.of(signal(EventType.LIVE_VIEWERS, 40L, null, 1)),
        LiveFact.of(signal(EventType.LIVE_VIEWERS, 39L, null, 2)),
        LiveFact.of(signal(EventType.LIVE_PRODUCT_CLICKED, null, "viewer", 3)),
        gifted("aa", 30, 30, true, 4),
        gifted("bb", 7, 7, true, 5),
        gifted("aa", 35, 5, false, 6),
        sold("o2", "3.00", "USD", false, 9),
        sold("o1", "10.50", "EUR", false, 8),
        LiveFact.of(signal(EventType.LIVE_ENDED, null, null, 10)));
    assertThat(newest("started_at", "ended_at", "gifts", "diamonds", "gifters", "peak_viewers"))
        .isEqualTo("2026-03-02T20:00:00.000Z 2026-03-02T20:00:00.010Z 3 42 2 40");
    assertThat(newest("product_clicks", "orders", "revenue", "currency", "revenue_other"))
        .isEqualTo("1 2 10.5000 EUR {\"USD\":\"3.0000\"}");
    assertThat(newest("top_gifters"))
        .isEqualTo(
            "[{\"customer_key\":\"aa\",\"diamonds\":35},{\"customer_key\":\"bb\",\"diamonds\":7}]");
    assertThat(harness.extractOutputValues())
        .extracting(TableRow::revision)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void silenceEndsNoLiveAndWhatComesLaterGoesOnWithIt() throws Exception {
    feed(gifted("aa", 30, 30, true, 0));
    harness.processWatermark(EIGHT + 40 * MINUTE);
    feed(gifted("aa", 35, 5, false, 41 * MINUTE), gifted("bb", 1, 1, true, 42 * MINUTE));
    assertThat(newest("ended_at", "gifts", "diamonds", "gifters")).isEqualTo("null 3 36 2");
  }

  @Test
  void anOrderThatIsTakenBackLeavesTheOthersAndTheirCurrency() throws Exception {
    feed(sold("o1", "10.50", "EUR", false, 1), sold("o2", "3.00", "USD", false, 2));
    feed(sold("o1", "10.50", "EUR", true, 1));
    assertThat(newest("orders", "revenue", "currency", "revenue_other"))
        .isEqualTo("1 3.0000 USD null");
    feed(sold("o2", "3.00", "USD", true, 2));
    assertThat(newest("orders", "revenue", "currency")).isEqualTo("0 null null");
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredLiveGoesOn(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var before = LiveOperators.sessions(backend, null)) {
      before.processElement(gifted("aa", 30, 30, true, 0), EIGHT);
      before.processElement(sold("o1", "10.50", "EUR", false, 1), EIGHT);
      state = before.snapshot(1, 0);
    }
    harness.close();
    harness = LiveOperators.sessions(backend, state);
    feed(sold("o1", "10.50", "EUR", true, 1), gifted("bb", 2, 2, true, 3));
    assertThat(newest("gifts", "diamonds", "gifters", "orders")).isEqualTo("2 32 2 0");
    assertThat(harness.extractOutputValues()).extracting(TableRow::revision).endsWith(4L);
  }

  @Test
  void aLiveIsForgottenFiveWeeksAfterItsNewestEvent() throws Exception {
    feed(gifted("aa", 30, 30, true, 0), sold("o1", "10.50", "EUR", false, 1));
    feed(gifted("aa", 31, 1, false, 7));
    assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    harness.processWatermark(EIGHT + 1 + OrderFunction.CORRECTED_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(EIGHT + 7 + SessionFunction.KEPT_MILLIS - 1);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    harness.processWatermark(EIGHT + 7 + SessionFunction.KEPT_MILLIS);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private void feed(LiveFact... facts) throws Exception {
    for (LiveFact fact : facts) {
      harness.processElement(fact, fact.atMillis());
    }
  }

  /** Columns of the newest row. */
  private String newest(String... columns) {
    List<TableRow> rows = harness.extractOutputValues();
    TableRow row = rows.get(rows.size() - 1);
    return Stream.of(columns)
        .map(column -> Rows.value(row, column))
        .collect(Collectors.joining(" "));
  }
}
