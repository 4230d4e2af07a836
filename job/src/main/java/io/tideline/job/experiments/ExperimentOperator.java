package io.tideline.job.experiments;

import io.tideline.connectors.warehouse.TableRow;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link ExperimentFunction} and tells it how far event time has come. */
final class ExperimentOperator extends KeyedProcessOperator<String, ArmStep, TableRow> {
  private static final long serialVersionUID = 1L;

  private final ExperimentFunction function;

  ExperimentOperator(ExperimentFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
