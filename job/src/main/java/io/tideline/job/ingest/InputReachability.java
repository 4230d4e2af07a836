package io.tideline.job.ingest;

import java.io.Serializable;

/** Whether the inputs can be reached: what tells silence from an outage. */
@FunctionalInterface
public interface InputReachability extends Serializable {

  /** Begins to look, on the machine that reads. */
  Probe open();

  /** A look-out; closed with the operator. */
  interface Probe extends AutoCloseable {

    /** Says whether an answer is wanted at the moment; a probe need not look while not watched. */
    void watch(boolean wanted);

    /**
     * For how long the inputs have answered without a break, in milliseconds; 0 while they don't.
     */
    long reachableForMillis();

    @Override
    void close();
  }

  /** Inputs that are always there, as files are. */
  static InputReachability always() {
    return AlwaysReachable::new;
  }

  /** See {@link #always()}. */
  final class AlwaysReachable implements Probe {
    @Override
    public void watch(boolean wanted) {}

    @Override
    public long reachableForMillis() {
      return Long.MAX_VALUE;
    }

    @Override
    public void close() {}
  }
}
