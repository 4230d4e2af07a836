package io.tideline.job.posting;

import io.tideline.connectors.warehouse.TableRow;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link PostingFunction} and tells it how far event time has come. */
final class PostingOperator extends KeyedProcessOperator<String, PostingFact, TableRow> {
  private static final long serialVersionUID = 1L;

  private final PostingFunction function;

  PostingOperator(PostingFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
