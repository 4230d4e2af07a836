package io.tideline.job.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A bounded wait for something another process does, which nobody announces to this one.
 *
 * @param timeout after how long it counts as failed
 * @param pause between two looks
 * @param diagnosis what to add to the message of a wait in vain, asked for only then
 */
public record Await(Duration timeout, Duration pause, Supplier<String> diagnosis) {
  private static final Duration USUAL_PAUSE = Duration.ofMillis(100);

  /** Waits that long at most and looks ten times a second. */
  public static Await atMost(Duration timeout) {
    return new Await(timeout, USUAL_PAUSE, () -> "");
  }

  /** The same wait with another pause between two looks. */
  public Await every(Duration other) {
    return new Await(timeout, other, diagnosis);
  }

  /** The same wait that says more when it was in vain. */
  public Await explainedBy(Supplier<String> other) {
    return new Await(timeout, pause, other);
  }

  /**
   * Returns as soon as the condition holds.
   *
   * @param what the condition in words, for the message
   * @throws AssertionError when it does not hold in time or the thread is interrupted
   */
  public void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("Interrupted while waiting until " + what);
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError(
            "Waited %d s in vain until %s%n%s"
                .formatted(timeout.toSeconds(), what, diagnosis.get()));
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
