package io.tideline.connectors.kafka;

import java.io.Serializable;

/**
 * Says whether the broker answers, and since when: what tells silence of the inputs from an outage
 * (SEMANTICS §1).
 */
public interface BrokerProbe extends AutoCloseable {
  /** What {@link #reachableSinceMillis()} says while no broker answers. */
  long UNREACHABLE = -1;

  /**
   * Since when the broker has answered without interruption, in milliseconds of the wall clock, or
   * {@link #UNREACHABLE}. Never blocks; the answer may be a few seconds old. The first call starts
   * the probing, so it says {@link #UNREACHABLE} until the first answer is in.
   */
  long reachableSinceMillis();

  /** Whether the broker answers. */
  default boolean reachable() {
    return reachableSinceMillis() != UNREACHABLE;
  }

  @Override
  void close();

  /** Opens a probe where it is needed: an operator carries the factory, not the probe. */
  @FunctionalInterface
  interface Factory extends Serializable {
    /** A new probe, to be closed by the caller. */
    BrokerProbe open();
  }
}
