package io.tideline.job.cli.quickstart;

import io.tideline.job.LocalJob;
import io.tideline.job.ThisMachine;
import io.tideline.job.TidelineJob;
import io.tideline.job.config.JobConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job in a Flink of this process, with its web page. */
final class EmbeddedJob implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final String webPage;
  private final JobClient client;
  private final CompletableFuture<JobExecutionResult> end;

  private EmbeddedJob(LocalJob job) {
    this.webPage = job.webPage();
    this.client = job.client();
    this.end = client.getJobExecutionResult();
  }

  /**
   * Starts the very job that {@code run} starts.
   *
   * @param uiPorts the web page's port is the first free one of these
   * @param temporary where Flink keeps files while it runs
   */
  static EmbeddedJob start(JobConfig config, String uiPorts, Path temporary) throws Exception {
    StreamExecutionEnvironment env = TidelineJob.prepare(config);
    Configuration local = ThisMachine.settings(temporary);
    local.set(RestOptions.BIND_PORT, uiPorts);
    env.configure(local);
    return new EmbeddedJob(LocalJob.start(env, "tideline quickstart"));
  }

  /** The address of Flink's web page. */
  String webPage() {
    return webPage;
  }

  /** Why it ended, where it did: a job on endless topics only ends by failing. */
  Optional<Throwable> failure() {
    if (!end.isDone()) {
      return Optional.empty();
    }
    try {
      end.get();
      return Optional.of(new IllegalStateException("the job has ended"));
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(e);
    }
  }

  /** Cancels it; returns when it is gone. */
  @Override
  public void close() throws InterruptedException {
    try {
      client.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
      end.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException cancelledOrGone) {
      return;
    }
  }
}
