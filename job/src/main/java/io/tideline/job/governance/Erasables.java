package io.tideline.job.governance;

import java.util.Optional;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager;
import org.apache.flink.streaming.api.watermark.Watermark;

/** What the operators that run erasable functions have in common. */
final class Erasables {
  private Erasables() {}

  /** The function as what it must be. */
  @SuppressWarnings("unchecked") // Its key and output are those of the operator that runs it.
  static <K, O> Erasable<K, O> of(Function function) {
    if (function instanceof Erasable<?, ?> erasable) {
      return (Erasable<K, O>) erasable;
    }
    throw new IllegalArgumentException(function.getClass().getSimpleName() + " is not Erasable");
  }

  /** Fires the timers up to a watermark that is not handed on yet. */
  static void apply(Optional<InternalTimeServiceManager<?>> timers, Watermark mark)
      throws Exception {
    if (timers.isPresent()) {
      timers.get().advanceWatermark(mark);
    }
  }
}
