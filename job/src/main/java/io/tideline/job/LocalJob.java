package io.tideline.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * An endless job in a Flink of this process, which ends with it.
 *
 * @param client speaks to it
 * @param webPage the address of Flink's web page, with the port that it has really got
 */
public record LocalJob(JobClient client, String webPage) {
  /**
   * Starts what is attached to an environment of this machine.
   *
   * @throws Exception where Flink or the job does not start; then nothing of it is left
   */
  public static LocalJob start(StreamExecutionEnvironment env, String name) throws Exception {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(name);
    var configuration = Configuration.fromMap(env.getConfiguration().toMap());
    // The environment's own way to execute does not tell the cluster, so nor its port.
    var cluster = new AtomicReference<MiniCluster>();
    var executor =
        LocalExecutor.createWithFactory(configuration, settings -> made(settings, cluster));
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    JobClient client = executor.execute(graph, configuration, classes).get();
    int port = cluster.get().getRestAddress().get().getPort();
    return new LocalJob(client, "http://127.0.0.1:" + port);
  }

  private static MiniCluster made(
      MiniClusterConfiguration settings, AtomicReference<MiniCluster> cluster) {
    cluster.set(new MiniCluster(settings));
    return cluster.get();
  }

  /**
   * Waits until it ends.
   *
   * @throws Exception why it failed
   */
  void awaitEnd() throws Exception {
    try {
      client.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }
}
