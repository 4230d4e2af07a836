package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.playbook.PlaybookHarness;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A {@link SnapshotFunction} to be fed by hand. */
public final class SnapshotHarness extends PlaybookHarness<VideoKey, Event> {
  private SnapshotHarness(ContentConfig config) throws Exception {
    super(
        new SnapshotOperator(new SnapshotFunction(config)),
        VideoKey::of,
        TypeInformation.of(VideoKey.class),
        update -> new VideoKey(TestEvents.ACCOUNT, "tiktok", "any"));
  }

  /** From the state of an earlier one; new where that is null. */
  public static SnapshotHarness open(
      boolean inOrder, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    var harness = new SnapshotHarness(new ContentConfig(inOrder, PlaybooksConfig.DEFAULT));
    harness.setStateBackend(backend.create());
    harness.setup(
        TypeInformation.of(TableRow.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds snapshots in that order. */
  public void feed(Snap... snapshots) throws Exception {
    for (Snap snapshot : snapshots) {
      processElement(snapshot.event(), snapshot.at());
    }
  }

  /** What the table holds: those columns, a line a row. */
  public List<String> table(String table, String... columns) {
    var rows = extractOutputValues().stream().filter(row -> row.table().equals(table)).toList();
    return ContentOperators.newest(rows).stream()
        .map(row -> ContentOperators.line(row, columns))
        .toList();
  }

  /** The last row of a table as it was issued. */
  public TableRow lastRow(String table) {
    var rows = extractOutputValues().stream().filter(row -> row.table().equals(table)).toList();
    return rows.get(rows.size() - 1);
  }

  /** How many rows of a table were issued. */
  long issued(String table) {
    return extractOutputValues().stream().filter(row -> row.table().equals(table)).count();
  }

  /** The kinds of all signals so far, each with its video. */
  public List<String> signals() {
    return output(SnapshotFunction.SIGNALS).stream().map(Signal::cause).toList();
  }

  List<VideoStanding> standings() {
    return output(SnapshotFunction.STANDINGS);
  }

  List<WeekChange> changes() {
    return output(SnapshotFunction.WEEKS);
  }

  private <T> List<T> output(OutputTag<T> tag) {
    var all = new ArrayList<T>();
    var output = getSideOutput(tag);
    if (output != null) {
      for (StreamRecord<T> record : output) {
        all.add(record.getValue());
      }
    }
    return all;
  }

  /** The value of a column in the last row of a table. */
  public @Nullable String last(String table, String column) {
    return Rows.value(lastRow(table), column);
  }
}
