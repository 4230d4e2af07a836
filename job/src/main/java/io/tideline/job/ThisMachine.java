package io.tideline.job;

import io.tideline.job.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What matters only where the job runs in this JVM, not on a cluster: the web page's port must be
 * free, only this machine reaches it, and files that Flink keeps end with the process.
 */
public final class ThisMachine {
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  /** Many instances on few cores take so long until those they read from have been started. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private ThisMachine() {}

  /**
   * Sets an environment up for this machine where it is one of this machine.
   *
   * @throws CommandFailure where the web page's port is taken
   */
  static void settle(StreamExecutionEnvironment env, int uiPort) throws IOException {
    if (!(env instanceof LocalStreamEnvironment)) {
      return;
    }
    if (uiPort != 0 && !isFree(uiPort)) {
      throw CommandFailure.badUsage(
          "ui.port: %d is in use; allowed: a free port, or 0 for any".formatted(uiPort));
    }
    env.configure(settings(TemporaryFolder.create("tideline-flink-").path()));
  }

  /**
   * What a Flink of this JVM is set to: nobody but this machine reaches any part of it.
   *
   * @param files the folder for whatever it keeps while it runs
   */
  public static Configuration settings(Path files) {
    var configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, files.toString());
    configuration.set(WebOptions.TMP_DIR, files.toString());
    configuration.set(WebOptions.UPLOAD_DIR, files.toString());
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(
        NettyShuffleEnvironmentOptions.NETWORK_REQUEST_BACKOFF_MAX, (int) PATIENCE.toMillis());
    configuration.set(NettyShuffleEnvironmentOptions.NETWORK_PARTITION_REQUEST_TIMEOUT, PATIENCE);
    return configuration;
  }

  /** Whether nobody listens on the port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
