package io.tideline.job.cli;

import io.tideline.job.config.JobConfig;

/** Runs the job until it ends: what stands behind {@code run}. */
@FunctionalInterface
public interface JobRunner {
  /**
   * Runs it.
   *
   * @throws CommandFailure where it cannot start or fails for a reason its user can understand
   * @throws Exception where something fails that should not
   */
  void run(JobConfig config) throws Exception;
}
