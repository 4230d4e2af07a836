package io.tideline.job.conversations.kpis;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.conversation.kpi.KpiKey;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs {@link KpiFunction} and lets it issue its rows every two seconds and before every barrier:
 * what is due is not part of a checkpoint.
 */
final class KpiOperator extends KeyedProcessOperator<KpiKey, KpiDelta, TableRow> {
  private static final long serialVersionUID = 1L;
  private static final long ROWS_EVERY_MILLIS = 2_000;
  private static final int MAX_ROWS_DUE = 50_000;

  private final KpiFunction function;

  private transient TimestampedCollector<TableRow> rows;
  private transient boolean issuePending;

  KpiOperator(KpiFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    super.open();
    rows = new TimestampedCollector<>(output);
  }

  @Override
  public void processElement(StreamRecord<KpiDelta> element) throws Exception {
    super.processElement(element);
    if (function.rowsDue() >= MAX_ROWS_DUE) {
      issueDue();
    } else if (!issuePending) {
      issuePending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService().registerTimer(now + ROWS_EVERY_MILLIS, timestamp -> onRowsTimer());
    }
  }

  private void onRowsTimer() throws Exception {
    issuePending = false;
    issueDue();
  }

  private void issueDue() throws Exception {
    function.issueDue(this::setCurrentKey, rows);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    issueDue();
  }

  @Override
  public void finish() throws Exception {
    issueDue();
    super.finish();
  }
}
