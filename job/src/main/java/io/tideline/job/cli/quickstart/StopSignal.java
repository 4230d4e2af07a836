package io.tideline.job.cli.quickstart;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells the main thread that somebody wants an end (Ctrl-C, SIGTERM), and holds the process until
 * everything is stopped and removed.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::onEndOfProcess, "quickstart-stop");

  static StopSignal install() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void onEndOfProcess() {
    wanted.countDown();
    try {
      if (!stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("tideline quickstart: could not stop everything in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isWanted() {
    return wanted.getCount() == 0;
  }

  /** Waits so long at most; true where an end is wanted. */
  boolean await(Duration patience) throws InterruptedException {
    return wanted.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Everything is stopped; the process may end. */
  @Override
  public void close() {
    stopped.countDown();
    if (!isWanted()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
