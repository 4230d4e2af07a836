package io.tideline.connectors.warehouse;

import io.tideline.connectors.warehouse.WarehouseException.Kind;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look at the warehouse before a job starts: one that is away is waited for, as a running job
 * waits for it, and said to be away once; one that answers must be what the job needs.
 */
public final class WarehouseWait {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseWait.class);
  private static final long FIRST_WAIT_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 30_000;

  private final WarehouseLocation location;
  private @Nullable String failure;

  /** Takes which warehouse. */
  public WarehouseWait(WarehouseLocation location) {
    this.location = location;
  }

  /**
   * Looks once; false where it is away.
   *
   * @throws WarehouseException where it answers but cannot be used
   */
  public boolean isReady() {
    try {
      WarehouseMigrator.requireCurrent(location);
    } catch (WarehouseException e) {
      if (e.kind() != Kind.AWAY) {
        throw e;
      }
      failure = e.getMessage();
      return false;
    }
    return true;
  }

  /**
   * Where it was away: looks again after 1 s, 2 s, 4 s, … 30 s until it is there.
   *
   * @throws WarehouseException where it answers but cannot be used
   */
  public void await() throws InterruptedException {
    LOG.warn("{}; waiting until it answers", failure);
    long waitMillis = FIRST_WAIT_MILLIS;
    do {
      TimeUnit.MILLISECONDS.sleep(waitMillis);
      waitMillis = Math.min(LONGEST_WAIT_MILLIS, 2 * waitMillis);
    } while (!isReady());
    LOG.warn("warehouse.url: {} answers", location.displayUrl());
  }
}
