package io.tideline.job.ingest;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The event time an operator has reached, in milliseconds: its watermark, but kept over a restart.
 * Flink begins again at the smallest watermark; until the first one comes, what was judged or final
 * before would be taken for open. The end of bounded input is not a time (SEMANTICS §1).
 */
public final class KeptClock {
  private final ListState<Long> state;
  private long millis;

  private KeptClock(ListState<Long> state, long millis) {
    this.state = state;
    this.millis = millis;
  }

  /** The clock as it was in the checkpoint; {@link Long#MIN_VALUE} where there is none. */
  public static KeptClock open(OperatorStateStore store) throws Exception {
    ListState<Long> state = store.getUnionListState(new ListStateDescriptor<>("clock", Types.LONG));
    long earliest = Long.MAX_VALUE;
    for (long ofInstance : state.get()) {
      earliest = Math.min(earliest, ofInstance);
    }
    return new KeptClock(state, earliest == Long.MAX_VALUE ? Long.MIN_VALUE : earliest);
  }

  /** A watermark has come. */
  public void onWatermark(long watermarkMillis) {
    if (watermarkMillis != Long.MAX_VALUE) {
      millis = Math.max(millis, watermarkMillis);
    }
  }

  /** Where the clock stands: everything up to here has come, but for stragglers. */
  public long millis() {
    return millis;
  }

  /** Keeps it with a checkpoint. */
  public void snapshot() throws Exception {
    state.update(List.of(millis));
  }
}
