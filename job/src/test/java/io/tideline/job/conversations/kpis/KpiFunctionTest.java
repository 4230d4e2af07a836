package io.tideline.job.conversations.kpis;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.conversations.kpis.KpiHarness.fact;
import static io.tideline.udfs.conversation.kpi.KpiKind.CLOSED;
import static io.tideline.udfs.conversation.kpi.KpiKind.FIRST_REPLY;
import static io.tideline.udfs.conversation.kpi.KpiKind.INBOUND;
import static io.tideline.udfs.conversation.kpi.KpiKind.OPENED;
import static io.tideline.udfs.conversation.kpi.KpiKind.OUTBOUND;
import static io.tideline.udfs.conversation.kpi.KpiKind.REOPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.udfs.conversation.kpi.KpiFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KpiFunctionTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Monday, 10:00. */
  private static final long TEN = MONDAY + 10 * HOUR;

  private KpiHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = KpiHarness.open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void theWorkedExampleGivesTheRowsOfItsHours() throws Exception {
    harness.feed(
        fact(INBOUND, TEN, 0),
        fact(OPENED, TEN, 0),
        fact(OUTBOUND, TEN + 2 * MINUTE, 0),
        fact(FIRST_REPLY, TEN + 2 * MINUTE, 2 * MINUTE),
        fact(OUTBOUND, TEN + 50 * MINUTE, 0),
        fact(INBOUND, TEN + 55 * MINUTE, 0),
        fact(CLOSED, TEN + 2 * HOUR, 2 * HOUR));
    assertThat(
            harness.table(
                "inbound",
                "outbound",
                "opened",
                "resolved",
                "frt_avg_s",
                "frt_p50_s",
                "frt_p90_s",
                "frt_within_target_pct",
                "resolution_avg_s",
                "resolution_rate_pct",
                "open_at_end"))
        .containsExactly(
            "03-02T10 2 2 1 0 120 120 120 100 null 0 1",
            "03-02T12 0 0 0 1 null null null null 7200 null 0");
  }

  @Test
  void anEpisodeIsOpenAtTheEndOfEachHourUntilItIsClosed() throws Exception {
    harness.feed(
        fact(OPENED, TEN, 0),
        fact(OPENED, TEN + HOUR - 1, 0),
        fact(OPENED, TEN + HOUR, 0),
        fact(CLOSED, TEN + 2 * HOUR, 0),
        fact(REOPENED, TEN + 3 * HOUR, 0));
    assertThat(harness.table("open_at_end"))
        .containsExactly("03-02T10 2", "03-02T11 3", "03-02T12 2", "03-02T13 3");
  }

  @Test
  void whatComesLateCorrectsItsRowAndWhatIsOpenAfterIt() throws Exception {
    harness.feed(fact(OPENED, TEN, 0), fact(INBOUND, TEN + 2 * HOUR, 0));
    List<TableRow> before = harness.rows();
    harness.processWatermark(TEN + 5 * HOUR);
    harness.feed(fact(OPENED, TEN + HOUR, 0));
    List<TableRow> after = harness.rows().subList(before.size(), harness.rows().size());
    assertThat(after).extracting(row -> Rows.value(row, "open_at_end")).containsExactly("2", "2");
    assertThat(after.get(1).revision()).isGreaterThan(before.get(1).revision());
    assertThat(Rows.value(after.get(1), "window_start"))
        .isEqualTo(Rows.value(before.get(1), "window_start"));
  }

  @Test
  void whatIsTakenBackNoLongerCountsAndRaisesTheRevision() throws Exception {
    KpiFact wrong = fact(FIRST_REPLY, TEN + 5 * MINUTE, 5 * MINUTE);
    harness.feed(wrong);
    long revision = harness.rows().get(0).revision();
    harness.feed(wrong.takenBack(), fact(FIRST_REPLY, TEN + MINUTE, MINUTE));
    assertThat(harness.table("frt_avg_s", "frt_p50_s")).containsExactly("03-02T10 60 60");
    List<TableRow> rows = harness.rows();
    assertThat(rows.get(rows.size() - 1).revision()).isEqualTo(revision + 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neitherOrderNorRestartsChangeTheTable(long seed) throws Exception {
    List<KpiFact> facts = day();
    harness.feed(facts.toArray(KpiFact[]::new));
    List<TableRow> expected = harness.rows();
    Collections.shuffle(facts, new Random(seed));
    OperatorSubtaskState state = null;
    var rows = new ArrayList<TableRow>();
    for (int part = 0; part < 4; part++) {
      Backend backend = part % 2 == 0 ? Backend.HASHMAP : Backend.ROCKSDB;
      try (var restarted = KpiHarness.open(backend, part == 0 ? null : state)) {
        List<KpiFact> share = facts.subList(part * facts.size() / 4, (part + 1) * facts.size() / 4);
        restarted.feed(share.toArray(KpiFact[]::new));
        rows.addAll(restarted.rows());
        state =
            restarted
                .snapshotWithLocalState(
                    1, 0, SavepointType.savepoint(SavepointFormatType.CANONICAL))
                .getJobManagerOwnedState();
      }
    }
    assertThat(Rows.newest(rows)).isEqualTo(Rows.newest(expected));
  }

  private static List<KpiFact> day() {
    var facts = new ArrayList<KpiFact>();
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      long at = MONDAY + random.nextInt((int) (20 * HOUR));
      long reply = random.nextInt((int) (2 * HOUR));
      facts.add(fact(INBOUND, at, 0));
      facts.add(fact(OPENED, at, 0));
      facts.add(fact(FIRST_REPLY, at + reply, reply));
      facts.add(fact(CLOSED, at + 2 * reply, 2 * reply));
    }
    return facts;
  }

  @ParameterizedTest
  @EnumSource
  void everyStateLeavesOnceNothingIsOpen(Backend backend) throws Exception {
    try (var kept = KpiHarness.open(backend, null)) {
      kept.feed(fact(OPENED, TEN, 0), fact(FIRST_REPLY, TEN, 0), fact(CLOSED, TEN + HOUR, 0));
      kept.processWatermark(TEN + 15 * DAY);
      assertThat(kept.numEventTimeTimers()).isOne();
      kept.processWatermark(TEN + 17 * DAY);
      assertThat(kept.numEventTimeTimers()).isZero();
      if (backend == Backend.HASHMAP) {
        assertThat(kept.numKeyedStateEntries()).isZero();
      }
    }
  }

  @Test
  void whatIsOpenIsRememberedLongAfterItsHour() throws Exception {
    harness.feed(fact(OPENED, TEN, 0), fact(OPENED, TEN, 0));
    harness.processWatermark(TEN + 60 * DAY);
    assertThat(harness.numKeyedStateEntries()).isOne();
    harness.feed(fact(CLOSED, TEN + 60 * DAY, 60 * DAY));
    assertThat(harness.table("open_at_end")).contains("05-01T10 1");
    harness.processWatermark(TEN + 90 * DAY);
    harness.processWatermark(TEN + 500 * DAY);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void whatIsTooOldMovesOnlyWhatIsOpen() throws Exception {
    harness.feed(fact(OPENED, TEN + 20 * DAY, 0));
    harness.processWatermark(TEN + 20 * DAY);
    harness.feed(fact(OPENED, TEN, 0), fact(INBOUND, TEN, 0));
    assertThat(harness.table("open_at_end", "inbound")).containsExactly("03-22T10 2 0");
  }

  @Test
  void aRowWhoseHourLeavesIsIssuedBefore() throws Exception {
    harness.feed(fact(OPENED, TEN, 0), fact(OPENED, TEN + 30 * DAY, 0));
    harness.processWatermark(TEN + 30 * DAY);
    assertThat(harness.table("open_at_end")).containsExactly("03-02T10 1", "04-01T10 2");
  }

  @Test
  void rowsAreIssuedBeforeABarrierAndOncePerMoment() throws Exception {
    for (int i = 0; i < 5; i++) {
      harness.feed(fact(INBOUND, TEN + i, 0));
    }
    assertThat(harness.extractOutputValues()).isEmpty();
    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.extractOutputValues()).hasSize(1);
    assertThat(harness.extractOutputValues().get(0).revision()).isEqualTo(5);
  }

  @Test
  void theEndOfTheInputForgetsNothing() throws Exception {
    harness.feed(fact(OPENED, TEN, 0));
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(harness.numKeyedStateEntries()).isPositive();
  }
}
