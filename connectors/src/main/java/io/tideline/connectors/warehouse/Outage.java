package io.tideline.connectors.warehouse;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time during which the warehouse takes no rows: says so once at each end, and waits. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private static final long FIRST_WAIT_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 30_000;

  private volatile @Nullable Instant since;
  private long waitMillis = FIRST_WAIT_MILLIS;

  /** Waits before the next try: 1 s, 2 s, 4 s, … 30 s. */
  void await(SQLException failure, int rowsWaiting) throws InterruptedException {
    if (since == null) {
      since = Instant.now();
      LOG.warn(
          "warehouse unreachable since {}, {} rows waiting: {}",
          since,
          rowsWaiting,
          SqlFailure.reasonOf(failure));
    }
    TimeUnit.MILLISECONDS.sleep(waitMillis);
    waitMillis = Math.min(LONGEST_WAIT_MILLIS, 2 * waitMillis);
  }

  /** To be called after each success. */
  void over() {
    Instant began = since;
    if (began != null) {
      long seconds = Duration.between(began, Instant.now()).toSeconds();
      LOG.warn("warehouse reachable again after {} s", seconds);
      since = null;
      waitMillis = FIRST_WAIT_MILLIS;
    }
  }

  boolean lasts() {
    return since != null;
  }
}
