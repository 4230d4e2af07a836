package io.tideline.job.cli;

import io.tideline.job.config.JobConfig;
import java.io.PrintWriter;

/** Runs the job until it ends: what stands behind {@code run}. */
@FunctionalInterface
public interface JobRunner {
  /**
   * Runs it.
   *
   * @param out where it says in one line that it runs, where it does so in this process
   * @throws CommandFailure where it cannot start or fails for a reason its user can understand
   * @throws Exception where something fails that should not
   */
  void run(JobConfig config, PrintWriter out) throws Exception;
}
