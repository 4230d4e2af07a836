package io.tideline.job.attribution.roi;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.attribution.roi.CampaignKey;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs {@link CampaignFunction} and lets it issue its rows before every barrier and at the end:
 * what is due is not part of a checkpoint.
 */
final class CampaignOperator extends KeyedProcessOperator<CampaignKey, CampaignChange, TableRow> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_DAYS_DUE = 50_000;

  private final CampaignFunction function;

  private transient TimestampedCollector<TableRow> rows;

  CampaignOperator(CampaignFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    super.open();
    rows = new TimestampedCollector<>(output);
  }

  @Override
  public void processElement(StreamRecord<CampaignChange> element) throws Exception {
    super.processElement(element);
    if (function.daysDue() >= MAX_DAYS_DUE) {
      issueDue();
    }
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
