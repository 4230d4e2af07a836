package io.tideline.job;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaPreflightException;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.job.cli.CommandFailure;
import io.tideline.job.config.JobConfig;

/** Looks, before anything starts, whether what the job needs is there; else says so in one line. */
final class Preflight {
  private Preflight() {}

  static void check(JobConfig config) {
    if (config.warehouse() != null) {
      WarehouseMigrator.requireCurrent(config.warehouse().location());
    }
    var preflight = new KafkaPreflight(config.kafka());
    try {
      if (config.topicsToCreate() != null) {
        preflight.createMissingTopics(config.topicsToCreate());
      }
      preflight.requireTopics();
    } catch (KafkaPreflightException e) {
      throw CommandFailure.whileRunning(e.getMessage());
    }
  }
}
