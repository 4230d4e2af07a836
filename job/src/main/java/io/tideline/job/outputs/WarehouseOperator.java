package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.PersonalRows;
import io.tideline.connectors.warehouse.RejectedRow;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.connectors.warehouse.WarehouseWriter;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.ErasureStream;
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
import org.apache.flink.streaming.api.watermark.Watermark;
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
 * <p>A row of {@code erasures} is a request: the person's rows go, those on their way included.
 * Every instance is told, so whichever has written some before it knew erases them then.
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
  private transient ErasedPeople erased;
  private transient List<TableRow> erasures;
  private transient long clockMillis;
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
    erased = ErasedPeople.ofRows(context.getOperatorStateStore(), config.secret());
    erasures = new ArrayList<>();
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
    if (row.table().equals(WarehouseTable.ERASURES.tableName())) {
      erase(row);
      return;
    }
    if (row.mark() || WarehouseTable.ofName(row.table()).afterCommit()) {
      emitted.add(row);
      return;
    }
    waiting.add(row);
    if (waiting.size() >= config.flushRows()) {
      flush();
    } else {
      flushSoon();
    }
  }

  private void flushSoon() {
    if (!flushPending) {
      flushPending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService()
          .registerTimer(now + config.flushIntervalMillis(), timestamp -> onTimer());
    }
  }

  /**
   * What is written from now on is without the person; what has been written goes after the rows
   * that wait. What waits for its checkpoint is part of it, and goes at once.
   */
  private void erase(TableRow erasure) throws Exception {
    erased.add(ErasureStream.of(erasure));
    erasures.add(erasure);
    List<TableRow> kept = left(emitted.take());
    kept.forEach(emitted::add);
    uncommitted.replaceAll((checkpoint, rows) -> left(rows));
    flushSoon();
  }

  private List<TableRow> left(Collection<TableRow> rows) {
    var left = new ArrayList<TableRow>(rows.size());
    for (TableRow row : rows) {
      TableRow kept = PersonalRows.left(row, erased.book()::isErasedKey);
      if (kept != null) {
        left.add(kept);
      }
    }
    return left;
  }

  private void onTimer() throws Exception {
    flushPending = false;
    flush();
  }

  private void flush() throws Exception {
    write(waiting.take());
    writer.erase(erasures);
    erasures.clear();
  }

  private void write(Collection<TableRow> all) throws Exception {
    Collection<TableRow> rows = erased.book().isEmpty() ? all : left(all);
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
    erased.onBarrier(clockMillis);
    // One of a key: a job that goes on with more or fewer instances shares them out one by one, and
    // who restores a row may come after who restores its deletion.
    var newest = new RowBuffer();
    uncommitted.values().forEach(rows -> rows.forEach(newest::add));
    uncommittedState.update(newest.take());
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
  public void processWatermark(Watermark mark) throws Exception {
    clockMillis = mark.getTimestamp() == Long.MAX_VALUE ? clockMillis : mark.getTimestamp();
    super.processWatermark(mark);
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
