package io.tideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.job.Environments;
import io.tideline.job.config.ConfigLoader;
import io.tideline.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The Flink of one measure, in a JVM of its own so that its CPU and memory can be told from
 * everybody else's. Writes one JSON object to standard output when its job ends; a job that does
 * not end by itself is ended by the end of standard input.
 */
final class DrainMain {
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(512);

  private DrainMain() {}

  /**
   * Runs the job.
   *
   * @param args the measure, the job's YAML file, the folder for working files, the pids of broker
   *     and PostgreSQL, and after how many records to say that they have been read
   */
  public static void main(String[] args) throws Exception {
    Measure measure = Measure.of(args[0]);
    JobConfig config = new ConfigLoader(System.getenv()).load(Path.of(args[1]), List.of());
    DrainClock.watch(
        new DrainClock.Pids(Long.parseLong(args[3]), Long.parseLong(args[4])),
        Long.parseLong(args[5]));
    StreamExecutionEnvironment env = Environments.live(config);
    // The job itself never gives up; a measurement that has failed is none.
    env.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "disable"));
    DrainJobs.attach(measure, env, config);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(measure.wireName());
    try (MiniCluster cluster = start(env, args[2])) {
      JobID job = cluster.submitJob(graph.getJobGraph()).get().getJobID();
      if (measure == Measure.LATENCY) {
        runUntilTold(cluster, job);
      } else {
        report(cluster, job);
      }
    }
    System.exit(0);
  }

  private static MiniCluster start(StreamExecutionEnvironment env, String folder) throws Exception {
    Configuration configuration = Configuration.fromMap(env.getConfiguration().toMap());
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    configuration.set(CoreOptions.TMP_DIRS, folder);
    int slots = configuration.get(CoreOptions.DEFAULT_PARALLELISM);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    cluster.start();
    return cluster;
  }

  private static void report(MiniCluster cluster, JobID job) throws Exception {
    JobResult result = cluster.requestJobResult(job).get();
    var accumulators = result.toJobExecutionResult(DrainMain.class.getClassLoader());
    ObjectNode figures = new ObjectMapper().createObjectNode();
    CpuSample spent = DrainClock.spent();
    figures.put("nanos", spent.nanos());
    figures.put("cpu_flink", spent.flink());
    figures.put("cpu_broker", spent.broker());
    figures.put("cpu_postgres", spent.postgres());
    figures.put("cpu_machine", spent.machine());
    figures.put("peak_kb", PeakMemory.kilobytes());
    Object accepted = accumulators.getAllAccumulatorResults().get("comments/accepted");
    long count = accepted instanceof Long known ? known : 0;
    figures.put("accepted", count);
    figures.set("checkpoints", CheckpointFigures.of(cluster.getExecutionGraph(job).get()));
    System.out.println(figures);
  }

  private static void runUntilTold(MiniCluster cluster, JobID job) throws Exception {
    CompletableFuture<JobResult> ended = cluster.requestJobResult(job);
    CompletableFuture.anyOf(DrainClock.allRead(), ended).join();
    if (ended.isDone()) {
      // It has no end of its own, so it has failed; this throws why.
      ended.join().toJobExecutionResult(DrainMain.class.getClassLoader());
    }
    System.out.println("{}");
    awaitEndOfInput();
    cluster.cancelJob(job).get();
    ended.get();
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() != -1) {
      // Only the end matters.
    }
  }
}
