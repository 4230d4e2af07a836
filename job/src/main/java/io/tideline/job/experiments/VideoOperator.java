package io.tideline.job.experiments;

import io.tideline.udfs.event.Event;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link VideoFunction} and tells it how far event time has come. */
final class VideoOperator extends KeyedProcessOperator<String, Event, ArmStep> {
  private static final long serialVersionUID = 1L;

  private final VideoFunction function;

  VideoOperator(VideoFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
