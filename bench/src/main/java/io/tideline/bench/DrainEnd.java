package io.tideline.bench;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Tells the {@link DrainClock} when all input is through. */
final class DrainEnd<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final boolean discard;

  /**
   * @param discard whether records end here
   */
  DrainEnd(boolean discard) {
    this.discard = discard;
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    if (!discard) {
      output.collect(element);
    }
  }

  @Override
  public void endInput() {
    DrainClock.ended(getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
  }
}
