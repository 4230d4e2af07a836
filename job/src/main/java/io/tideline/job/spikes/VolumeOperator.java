package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.spike.SeriesKey;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link VolumeFunction} and has it write its cache back before every barrier. */
public final class VolumeOperator extends KeyedProcessOperator<SeriesKey, HourDelta, TableRow> {
  private static final long serialVersionUID = 1L;

  public VolumeOperator(VolumeFunction function) {
    super(function);
  }

  @Override
  public void open() throws Exception {
    super.open();
    ((VolumeFunction) getUserFunction()).switchKeysBy(this::setCurrentKey);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    ((VolumeFunction) getUserFunction()).onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    ((VolumeFunction) getUserFunction()).writeBack();
  }
}
