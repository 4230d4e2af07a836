package io.tideline.job.governance;

import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Where a step puts out what forgetting somebody means for others.
 *
 * @param <O> its main output
 */
public interface Outlet<O> extends Collector<O> {
  /** Puts something out at the side. */
  <X> void output(OutputTag<X> tag, X value);

  /** The timers of the key at hand. */
  TimerService timers();

  /** For a step that puts nothing out when it forgets. */
  static <O> Outlet<O> ofNothing() {
    return new Outlet<>() {
      @Override
      public <X> void output(OutputTag<X> tag, X value) {
        throw new UnsupportedOperationException("nothing is put out here");
      }

      @Override
      public TimerService timers() {
        throw new UnsupportedOperationException("there are no timers here");
      }

      @Override
      public void collect(O value) {
        throw new UnsupportedOperationException("nothing is put out here");
      }

      @Override
      public void close() {}
    };
  }
}
