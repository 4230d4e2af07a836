package io.tideline.job;

import io.tideline.connectors.kafka.PublishedPlaybooks;
import io.tideline.job.cli.Tideline;
import io.tideline.job.config.JobConfig;
import io.tideline.job.outputs.KafkaEndpoints;
import io.tideline.job.playbook.PlaybooksAtStart;
import java.io.PrintWriter;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job: checks what it needs, builds the environment, attaches the topology, executes. */
public final class TidelineJob {
  private static final String NAME = "tideline";

  private TidelineJob() {}

  /**
   * What {@code flink run tideline-job.jar --config FILE} starts; {@code tideline run} is it too.
   */
  public static void main(String[] args) {
    int exitCode = Tideline.run(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Runs the job until it ends; where it runs in this process, says so in one line. */
  public static void run(JobConfig config, PrintWriter out) throws Exception {
    StreamExecutionEnvironment env = Environments.live(config);
    ThisMachine.settle(env, config.ui().port());
    attach(env, config);
    if (env instanceof LocalStreamEnvironment) {
      LocalJob job = LocalJob.start(env, NAME);
      out.println("job " + job.client().getJobID() + " runs; web page " + job.webPage());
      out.flush();
      job.awaitEnd();
    } else {
      env.execute(NAME);
    }
  }

  /** The job, ready to be executed, once all that it needs is there. */
  public static StreamExecutionEnvironment prepare(JobConfig config) throws InterruptedException {
    StreamExecutionEnvironment env = Environments.live(config);
    attach(env, config);
    return env;
  }

  private static void attach(StreamExecutionEnvironment env, JobConfig config)
      throws InterruptedException {
    Preflight.check(config);
    PublishedPlaybooks published = KafkaCheck.readPlaybooks(config.kafka());
    Topology.attach(
        env,
        new KafkaEndpoints(config.kafka(), config.warehouse(), config.time(), published.next()),
        TopologyConfig.of(config, PlaybooksAtStart.of(config.playbook(), published.documents())));
  }
}
