package io.tideline.job.conversations.kpis;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKey;
import io.tideline.udfs.conversation.kpi.KpiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The hours of one channel, to be fed with facts by hand. */
public final class KpiHarness
    extends KeyedOneInputStreamOperatorTestHarness<KpiKey, KpiDelta, TableRow> {
  private KpiHarness() throws Exception {
    super(
        new KpiOperator(new KpiFunction()),
        KpiDelta::key,
        TypeInformation.of(KpiKey.class),
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one; new where that is null. */
  public static KpiHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new KpiHarness();
    harness.setStateBackend(backend.create());
    harness.setup();
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** A fact of the harness's channel; a first reply is within its target up to an hour. */
  public static KpiFact fact(KpiKind kind, long at, long valueMillis) {
    boolean within = kind == KpiKind.FIRST_REPLY && valueMillis <= 3_600_000L;
    return new KpiFact(
        TestEvents.ACCOUNT, "tiktok", "dm", at, kind, at + valueMillis, valueMillis, within, 1);
  }

  /** Feeds facts one by one. */
  public void feed(KpiFact... facts) throws Exception {
    for (KpiFact fact : facts) {
      var tally = new KpiTally();
      tally.count(fact);
      long hour = fact.atMillis() - Math.floorMod(fact.atMillis(), 3_600_000L);
      var key = new KpiKey(fact.accountId(), fact.platform(), fact.channel());
      processElement(new KpiDelta(key, hour, tally.counts(), tally.replies()), fact.atMillis());
    }
  }

  /** Rows so far, also those that a later moment would have issued. */
  List<TableRow> rows() throws Exception {
    setProcessingTime(getProcessingTime() + 2_000);
    return new ArrayList<>(extractOutputValues());
  }

  /** What the table holds in the end: the time of day and those columns, a line an hour. */
  public List<String> table(String... columns) throws Exception {
    var buffer = new RowBuffer();
    rows().forEach(buffer::add);
    return buffer.take().stream()
        .map(
            row ->
                Stream.concat(
                        Stream.of(Rows.value(row, "window_start").substring(5, 13)),
                        Stream.of(columns).map(column -> String.valueOf(Rows.value(row, column))))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
