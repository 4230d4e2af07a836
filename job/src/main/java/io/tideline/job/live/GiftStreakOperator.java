package io.tideline.job.live;

import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.governance.ErasuresConfig;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GiftStreakKey;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link GiftStreakFunction} and tells it how far event time has come. */
public final class GiftStreakOperator extends ErasingOperator<GiftStreakKey, Gift, GiftGrowth> {
  private static final long serialVersionUID = 1L;

  private final GiftStreakFunction function;

  public GiftStreakOperator(GiftStreakFunction function, ErasuresConfig erasures) {
    super(function, erasures);
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
