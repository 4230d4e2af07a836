package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.event.Event;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link SnapshotFunction} and tells it how far event time has come. */
public final class SnapshotOperator
    extends KeyedCoProcessOperator<VideoKey, Event, PlaybookUpdate, TableRow> {
  private static final long serialVersionUID = 1L;

  private final SnapshotFunction function;

  public SnapshotOperator(SnapshotFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
