package io.tideline.job.series;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.spike.SeriesKey;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs a {@link SeriesFunction}, lets it issue its rows every two seconds, and before every barrier
 * issue what is due and write its cache back: neither is part of a checkpoint.
 *
 * @param <D> what instances hand on
 */
public final class SeriesOperator<D extends SeriesDelta>
    extends KeyedCoProcessOperator<SeriesKey, D, PlaybookUpdate, TableRow> {
  private static final long serialVersionUID = 1L;
  private static final long ROWS_EVERY_MILLIS = 2_000;
  private static final int MAX_ROWS_DUE = 50_000;

  private final SeriesFunction<D, ?> function;

  private transient TimestampedCollector<TableRow> rows;
  private transient boolean issuePending;

  public SeriesOperator(SeriesFunction<D, ?> function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    super.open();
    rows = new TimestampedCollector<>(output);
    function.switchKeysBy(this::setCurrentKey);
  }

  @Override
  public void processElement1(StreamRecord<D> element) throws Exception {
    super.processElement1(element);
    if (function.rowsDue() >= MAX_ROWS_DUE) {
      function.issueDue(rows);
    } else if (!issuePending) {
      issuePending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService().registerTimer(now + ROWS_EVERY_MILLIS, timestamp -> onRowsTimer());
    }
  }

  private void onRowsTimer() throws Exception {
    issuePending = false;
    function.issueDue(rows);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    function.issueDue(rows);
    function.writeBack();
  }

  @Override
  public void finish() throws Exception {
    function.issueDue(rows);
    super.finish();
  }
}
