package io.tideline.job.live;

import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GiftStreakKey;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link GiftStreakFunction} and tells it how far event time has come. */
public final class GiftStreakOperator
    extends KeyedProcessOperator<GiftStreakKey, Gift, GiftGrowth> {
  private static final long serialVersionUID = 1L;

  private final GiftStreakFunction function;

  public GiftStreakOperator(GiftStreakFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
