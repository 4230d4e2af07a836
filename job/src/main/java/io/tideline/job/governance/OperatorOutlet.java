package io.tideline.job.governance;

import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** The outputs of an operator. */
record OperatorOutlet<O>(Output<StreamRecord<O>> output, TimerService timers) implements Outlet<O> {
  @Override
  public void collect(O value) {
    output.collect(new StreamRecord<>(value));
  }

  @Override
  public <X> void output(OutputTag<X> tag, X value) {
    output.collect(tag, new StreamRecord<>(value));
  }

  @Override
  public void close() {
    output.close();
  }
}
