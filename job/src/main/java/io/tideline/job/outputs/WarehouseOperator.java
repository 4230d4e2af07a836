package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.RejectedRow;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.connectors.warehouse.WarehouseWriter;
import io.tideline.udfs.event.DeadLetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Brings rows to the warehouse: collects them, the newest of a key only, and writes them in
 * batches, all of them before a checkpoint's barrier passes. At least once and upserted by key, so
 * exact in effect.
 *
 * <p>Rows of tables that tell what a topic told ({@link WarehouseTable#afterCommit()}) wait until
 * the checkpoint that emitted them is complete, when the topic's consumers see it too: a failure
 * can't leave a revision in the table that the topic never had. So do {@link TableRow#mark()
 * marks}: by then the rows that they mark have been written, whichever instance writes those.
 *
 * <p>A warehouse that is away makes the operator wait, and the job with it; nothing is lost. A row
 * it refuses for good comes out as a dead letter.
 */
public final class WarehouseOperator extends AbstractStreamOperator<DeadLetter>
    implements OneInputStreamOperator<TableRow, DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final WarehouseConfig config;

  private transient WarehouseWriter writer;
  private transient RowBuffer waiting;
  private transient RowBuffer emitted;
  private transient NavigableMap<Long, Collection<TableRow>> uncommitted;
  private transient ListState<TableRow> uncommittedState;
  private transient boolean flushPending;
  private transient Counter written;

  public WarehouseOperator(WarehouseConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    waiting = new RowBuffer();
    emitted = new RowBuffer();
    uncommitted = new TreeMap<>();
    uncommittedState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("uncommitted", TypeInformation.of(TableRow.class)));
    if (context.isRestored()) {
      // The checkpoint they belong to is complete, or it could not be restored.
      uncommittedState.get().forEach(waiting::add);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    writer = new WarehouseWriter(config.location());
    written = getMetricGroup().counter("rows_written");
    if (waiting.size() > 0) {
      flush();
    }
  }

  @Override
  public void processElement(StreamRecord<TableRow> element) throws Exception {
    TableRow row = element.getValue();
    if (row.mark() || WarehouseTable.ofName(row.table()).afterCommit()) {
      emitted.add(row);
      return;
    }
    waiting.add(row);
    if (waiting.size() >= config.flushRows()) {
      flush();
    } else if (!flushPending) {
      flushPending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService()
          .registerTimer(now + config.flushIntervalMillis(), timestamp -> onTimer());
    }
  }

  private void onTimer() throws Exception {
    flushPending = false;
    flush();
  }

  private void flush() throws Exception {
    write(waiting.take());
  }

  private void write(Collection<TableRow> rows) throws Exception {
    if (rows.isEmpty()) {
      return;
    }
    List<RejectedRow> rejected = writer.writeDistinct(rows);
    written.inc(rows.size() - rejected.size());
    if (rejected.isEmpty()) {
      return;
    }
    long now = getProcessingTimeService().getCurrentProcessingTime();
    var tableRows = new ArrayList<TableRow>();
    for (RejectedRow row : rejected) {
      DeadLetter deadLetter = row.toDeadLetter(now);
      output.collect(new StreamRecord<>(deadLetter, now));
      tableRows.add(DeadLetterOutput.row(deadLetter));
    }
    writer.write(tableRows);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    flush();
    if (emitted.size() > 0) {
      uncommitted.put(checkpointId, emitted.take());
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    uncommittedState.clear();
    for (Collection<TableRow> rows : uncommitted.values()) {
      uncommittedState.addAll(new ArrayList<>(rows));
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    Map<Long, Collection<TableRow>> committed = uncommitted.headMap(checkpointId, true);
    for (Collection<TableRow> rows : committed.values()) {
      write(rows);
    }
    committed.clear();
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (writer != null) {
      writer.close();
    }
    super.close();
  }
}
