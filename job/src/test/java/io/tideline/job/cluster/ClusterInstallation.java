package io.tideline.job.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * What a Flink installation is on disk: a configuration folder, a folder of logs, and the command
 * lines of its three kinds of JVM. Two free ports of the loopback interface are chosen here.
 */
final class ClusterInstallation {
  private static final String LOOPBACK = "127.0.0.1";

  /** As in the {@code config.yaml} that Flink ships: its reflection needs them on Java 17. */
  private static final List<String> OPENED_PACKAGES =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  /** A process of a test ends before better code or a bigger collector would pay. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m");

  private final Path folder;
  private final Configuration config;
  private final String classPath = FlinkClassPath.ofThisJvm();

  ClusterInstallation(ClusterSettings settings) {
    folder = settings.folder();
    config = Configuration.fromMap(completed(settings));
    try {
      Files.createDirectories(confDir());
      Files.createDirectories(logDir());
      Files.writeString(confDir().resolve("config.yaml"), yaml());
      Files.writeString(confDir().resolve("log4j.properties"), LOGGING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the configuration into " + folder, e);
    }
  }

  /** Where the JobManager answers REST requests. */
  URI restAddress() {
    return URI.create("http://" + LOOPBACK + ":" + config.toMap().get("rest.port"));
  }

  /** Where savepoints go. */
  Path savepointDir() {
    return folder.resolve("savepoints");
  }

  ChildJvm.Launch jobManager() {
    JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(config);
    List<String> command = java(ProcessMemoryUtils.generateJvmParametersStr(memory));
    command.add("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
    command.addAll(List.of("--configDir", confDir().toString()));
    command.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    return launch("jobmanager", command);
  }

  ChildJvm.Launch taskManager(int number) {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(config);
    List<String> command = java(ProcessMemoryUtils.generateJvmParametersStr(memory));
    command.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    command.addAll(List.of("--configDir", confDir().toString()));
    command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    command.addAll(List.of("-D", "taskmanager.resource-id=taskmanager-" + number));
    return launch("taskmanager-" + number, command);
  }

  ChildJvm.Launch client(int number, List<String> arguments) {
    List<String> command = java("-Xmx256m");
    command.add("org.apache.flink.client.cli.CliFrontend");
    command.addAll(arguments);
    return launch("client-" + number, command);
  }

  private ChildJvm.Launch launch(String name, List<String> command) {
    return new ChildJvm.Launch(name, logDir().resolve(name + ".log"), confDir(), command);
  }

  private List<String> java(String memory) {
    List<String> command = new ArrayList<>(SHORT_LIVED);
    command.addAll(words(memory));
    for (String opened : OPENED_PACKAGES) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.add("-Dlog4j.configurationFile=" + confDir().resolve("log4j.properties").toUri());
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  private Map<String, String> completed(ClusterSettings settings) {
    int[] ports = freePorts();
    Map<String, String> all = new TreeMap<>();
    all.putAll(network(ports));
    all.putAll(MEMORY);
    all.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots()));
    all.put("io.tmp.dirs", folder.resolve("tmp").toString());
    all.put("execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    all.put("execution.checkpointing.savepoint-dir", savepointDir().toUri().toString());
    // A killed process is noticed after seconds instead of a minute.
    all.put("heartbeat.interval", "1 s");
    all.put("heartbeat.timeout", "15 s");
    // A TaskManager that is up before its JobManager asks again soon, not after 10 s.
    all.put("cluster.registration.error-delay", "500 ms");
    // REST answers show what is, not what was a while ago.
    all.put("web.refresh-interval", "100");
    all.put("metrics.fetcher.update-interval", "500");
    all.putAll(settings.config());
    return all;
  }

  private static Map<String, String> network(int[] ports) {
    return Map.of(
        "jobmanager.rpc.address", LOOPBACK,
        "jobmanager.bind-host", LOOPBACK,
        "jobmanager.rpc.port", Integer.toString(ports[0]),
        "taskmanager.host", LOOPBACK,
        "taskmanager.bind-host", LOOPBACK,
        "rest.address", LOOPBACK,
        "rest.bind-address", LOOPBACK,
        "rest.port", Integer.toString(ports[1]));
  }

  private static int[] freePorts() {
    try {
      int first = Ports.free();
      return new int[] {first, Ports.freeBeside(first)};
    } catch (IOException e) {
      throw new UncheckedIOException("No free port", e);
    }
  }

  private String yaml() throws IOException {
    ObjectMapper quoting = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> entry : new TreeMap<>(config.toMap()).entrySet()) {
      lines.append(entry.getKey()).append(": ");
      lines.append(quoting.writeValueAsString(entry.getValue())).append('\n');
    }
    return lines.toString();
  }

  private Path confDir() {
    return folder.resolve("conf");
  }

  private Path logDir() {
    return folder.resolve("log");
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static final Map<String, String> MEMORY =
      Map.ofEntries(
          Map.entry(JobManagerOptions.TOTAL_PROCESS_MEMORY.key(), "576m"),
          Map.entry("jobmanager.memory.jvm-metaspace.size", "160m"),
          Map.entry("jobmanager.memory.jvm-overhead.min", "64m"),
          Map.entry("jobmanager.memory.jvm-overhead.max", "64m"),
          Map.entry("jobmanager.memory.off-heap.size", "96m"),
          Map.entry("taskmanager.memory.process.size", "1g"),
          Map.entry("taskmanager.memory.jvm-metaspace.size", "192m"),
          Map.entry("taskmanager.memory.jvm-overhead.min", "96m"),
          Map.entry("taskmanager.memory.jvm-overhead.max", "96m"),
          Map.entry("taskmanager.memory.managed.fraction", "0.25"),
          Map.entry("taskmanager.memory.network.min", "48m"),
          Map.entry("taskmanager.memory.network.max", "48m"));

  private static final String LOGGING =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = Console
      appender.console.name = Console
      appender.console.type = CONSOLE
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %-40.40c{1} - %m%n
      """;
}
