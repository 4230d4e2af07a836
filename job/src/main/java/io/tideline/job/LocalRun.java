package io.tideline.job;

import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Runs one bounded job in a Flink of its own within this JVM, which is stopped, and its files
 * removed, before the result is given back.
 */
public final class LocalRun {
  private LocalRun() {}

  /**
   * Runs what is attached to the environment to its end.
   *
   * @throws Exception where the job fails
   */
  public static JobExecutionResult execute(StreamExecutionEnvironment env, String name)
      throws Exception {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(name);
    JobGraph job = graph.getJobGraph();
    try (TemporaryFolder folder = TemporaryFolder.create("tideline-flink-");
        MiniCluster cluster = new MiniCluster(cluster(env, job, folder.path()))) {
      cluster.start();
      return cluster.executeJobBlocking(job);
    }
  }

  private static MiniClusterConfiguration cluster(
      StreamExecutionEnvironment env, JobGraph job, Path folder) {
    Configuration configuration = Configuration.fromMap(env.getConfiguration().toMap());
    configuration.addAll(ThisMachine.settings(folder));
    configuration.set(RestOptions.BIND_PORT, "0");
    NetworkMemory.of(job).putInto(configuration);
    return new MiniClusterConfiguration.Builder()
        .setConfiguration(configuration)
        .setCommonBindAddress("127.0.0.1")
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(job.getMaximumParallelism())
        .build();
  }
}
