package io.tideline.job;

import io.tideline.connectors.warehouse.WarehouseWait;
import io.tideline.job.config.JobConfig;

/** Looks, before anything starts, whether what the job needs is there; else says so in one line. */
final class Preflight {
  private Preflight() {}

  /**
   * Returns once all is there. A database that is away is waited for, as everywhere in the job;
   * what waiting does not mend is told first.
   */
  static void check(JobConfig config) throws InterruptedException {
    if (config.warehouse() == null) {
      KafkaCheck.requireTopics(config.kafka(), config.topicsToCreate());
      return;
    }
    var warehouse = new WarehouseWait(config.warehouse().location());
    boolean ready = warehouse.isReady();
    KafkaCheck.requireTopics(config.kafka(), config.topicsToCreate());
    if (!ready) {
      warehouse.await();
    }
  }
}
