package io.tideline.job.attribution.roi;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The days of one campaign, to be fed with changes by hand. */
public final class RoiHarness
    extends KeyedOneInputStreamOperatorTestHarness<CampaignKey, CampaignChange, TableRow> {
  /** Whose days they are. */
  public static final CampaignKey SPRING = new CampaignKey("acme", "spring");

  private RoiHarness() throws Exception {
    super(
        new CampaignOperator(new CampaignFunction()),
        CampaignChange::key,
        TypeInformation.of(CampaignKey.class),
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one; new where that is null. */
  public static RoiHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new RoiHarness();
    harness.setStateBackend(backend.create());
    harness.setup();
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds changes of one day of the campaign. */
  public void feed(long day, CampaignDay... changes) throws Exception {
    for (CampaignDay change : changes) {
      processElement(new CampaignChange(SPRING, day, change), 0);
    }
  }

  /** Rows so far, as of a checkpoint now. */
  public List<TableRow> rows(long checkpointId) throws Exception {
    prepareSnapshotPreBarrier(checkpointId);
    return new ArrayList<>(extractOutputValues());
  }

  /** What the table holds: the date, the model, the currency and those columns, a line a row. */
  public static List<String> table(List<TableRow> rows, String model, String... columns) {
    var buffer = new RowBuffer();
    rows.forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> model.equals(Rows.value(row, "model")))
        .map(
            row ->
                Stream.concat(Stream.of("date", "currency"), Stream.of(columns))
                    .map(column -> String.valueOf(Rows.value(row, column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
