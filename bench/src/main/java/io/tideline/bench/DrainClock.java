package io.tideline.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Start and end of the one drain that a JVM runs. It is static because the operators that see both
 * are made by Flink, in the JVM that wants to know.
 */
final class DrainClock {
  private static final CompletableFuture<CpuSample> STARTED = new CompletableFuture<>();
  private static final CompletableFuture<CpuSample> ENDED = new CompletableFuture<>();
  private static final AtomicInteger ENDS = new AtomicInteger();
  private static final AtomicInteger ENDED_INSTANCES = new AtomicInteger();
  private static final LongAdder READ = new LongAdder();
  private static final CompletableFuture<Void> ALL_READ = new CompletableFuture<>();
  private static volatile Pids pids = new Pids(-1, -1);
  private static volatile long all = Long.MAX_VALUE;

  private DrainClock() {}

  /** The servers whose CPU time counts too. */
  record Pids(long broker, long postgres) {}

  /** To be called before anything is read; {@code records} is how many there are to read. */
  static void watch(Pids servers, long records) {
    pids = servers;
    all = records;
  }

  /** A partition is about to be read; the first one starts the clock. */
  static void started() {
    if (!STARTED.isDone()) {
      STARTED.complete(sample());
    }
  }

  /** A step is to stop the clock; the job is through when all such steps are. */
  static void expectEnd() {
    ENDS.incrementAndGet();
  }

  /** One of so many instances of such a step is through; the last one stops the clock. */
  static void ended(int instances) {
    if (ENDED_INSTANCES.incrementAndGet() == instances * ENDS.get()) {
      ENDED.complete(sample());
    }
  }

  /** So many more have been read, as watermarks are looked at. */
  static void read(long records) {
    READ.add(records);
    if (READ.sum() >= all) {
      ALL_READ.complete(null);
    }
  }

  /** Done when as many records as there are have been read. */
  static CompletableFuture<Void> allRead() {
    return ALL_READ;
  }

  /** From the first to the last; both must have been. */
  static CpuSample spent() {
    return ENDED.join().since(STARTED.join());
  }

  private static CpuSample sample() {
    return CpuSample.take(ProcessHandle.current().pid(), pids.broker(), pids.postgres());
  }
}
