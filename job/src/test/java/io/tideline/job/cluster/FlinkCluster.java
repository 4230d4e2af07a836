package io.tideline.job.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * A standalone Flink session cluster: one JobManager and any number of TaskManagers, each in a JVM
 * of its own on the loopback interface, made of the Flink jars on this JVM's class path. Jobs come
 * in as jars through Flink's own command line, as a user submits them.
 *
 * <p>All its processes end with {@link #close()}, and with this JVM, however it ends. A failed wait
 * says what the processes wrote last; all of it is in the folder {@code log}.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration SUBMISSION = Duration.ofSeconds(180);
  private static final Duration CHANGE = Duration.ofSeconds(180);
  private static final Pattern JOB_ID = Pattern.compile("submitted with JobID ([0-9a-f]{32})");

  private final ClusterInstallation installation;
  private final FlinkRest rest;
  private final ChildJvm jobManager;
  private final Map<Integer, ChildJvm> taskManagers = new LinkedHashMap<>();
  private final List<JobID> jobs = new ArrayList<>();
  private int taskManagersStarted;
  private int clientsStarted;

  private FlinkCluster(ClusterSettings settings) {
    installation = new ClusterInstallation(settings);
    rest = new FlinkRest(installation.restAddress());
    jobManager = ChildJvm.start(installation.jobManager());
  }

  /** Starts all processes and waits until every TaskManager has registered. */
  public static FlinkCluster start(ClusterSettings settings) {
    FlinkCluster cluster = new FlinkCluster(settings);
    try {
      for (int i = 0; i < settings.taskManagers(); i++) {
        cluster.launchTaskManager();
      }
      cluster.awaitRegistrations(START);
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Where the JobManager answers REST requests and shows its web pages. */
  public URI restAddress() {
    return installation.restAddress();
  }

  /** The ids of the processes that were started and not killed, by name, the JobManager first. */
  public Map<String, Long> processIds() {
    Map<String, Long> ids = new LinkedHashMap<>();
    ids.put("jobmanager", jobManager.pid());
    taskManagers.forEach((number, jvm) -> ids.put("taskmanager-" + number, jvm.pid()));
    return ids;
  }

  /** Submits a job and returns when the JobManager has taken it. */
  public JobID submit(Submission job) {
    return run(job.commandLine(null));
  }

  /** Submits a job that goes on from a savepoint or checkpoint. */
  public JobID submitFrom(String savepoint, Submission job) {
    return run(job.commandLine(savepoint));
  }

  /** Stops a job with a savepoint, without draining it, and returns where the savepoint is. */
  public String stopWithSavepoint(JobID job) {
    String request = rest.triggerStop(job, installation.savepointDir().toUri());
    AtomicReference<@Nullable String> location = new AtomicReference<>();
    waitFor(
        "the savepoint is complete",
        () -> {
          rest.savepoint(job, request).ifPresent(location::set);
          return location.get() != null;
        });
    waitFor("the job has finished", () -> jobStatus(job) == JobStatus.FINISHED);
    return String.valueOf(location.get());
  }

  /** Cancels a job and waits until it has ended. */
  public void cancel(JobID job) {
    rest.cancel(job);
    waitFor("the job is cancelled", () -> jobStatus(job).isGloballyTerminalState());
  }

  /** The job's state. */
  public JobStatus jobStatus(JobID job) {
    return rest.jobStatus(job);
  }

  /**
   * Waits until the job and every task of it run.
   *
   * @throws AssertionError also at once when the job has ended
   */
  public void awaitRunning(JobID job) {
    waitFor(
        "all tasks run",
        () -> {
          if (jobStatus(job).isGloballyTerminalState()) {
            throw new AssertionError("The job is " + jobStatus(job) + "\n" + diagnosis());
          }
          return rest.allTasksRun(job);
        });
  }

  /**
   * Waits until the job has come to its end by itself.
   *
   * @throws AssertionError when it ended in another way or not in time
   */
  public void awaitFinished(JobID job, Duration timeout) {
    waiting(timeout).until("the job has ended", () -> jobStatus(job).isGloballyTerminalState());
    if (jobStatus(job) != JobStatus.FINISHED) {
      throw new AssertionError("The job is " + jobStatus(job) + "\n" + diagnosis());
    }
  }

  /** Checkpoints and savepoints completed since the job was submitted, over restarts. */
  public long completedCheckpoints(JobID job) {
    return rest.checkpoints(job).path("counts").path("completed").asLong();
  }

  /** Waits until that many more checkpoints than now are complete. */
  public void awaitCheckpoints(JobID job, int more) {
    long wanted = completedCheckpoints(job) + more;
    waitFor(more + " more checkpoints are complete", () -> completedCheckpoints(job) >= wanted);
  }

  /** Whether a checkpoint has begun and is not complete. */
  public boolean checkpointInProgress(JobID job) {
    return rest.checkpoints(job).path("counts").path("in_progress").asInt() > 0;
  }

  /** Asks for a checkpoint now and does not wait for it: something can be killed while it runs. */
  public void triggerCheckpoint(JobID job) {
    rest.triggerCheckpoint(job);
  }

  /** The savepoint or checkpoint that the job's present run went on from. */
  public Optional<String> restoredFrom(JobID job) {
    JsonNode path = rest.checkpoints(job).path("latest").path("restored").path("external_path");
    return path.isTextual() ? Optional.of(path.asText()) : Optional.empty();
  }

  /** How often the job was restarted after a failure. */
  public long numRestarts(JobID job) {
    return (long) rest.jobMetric(job, "numRestarts").orElse(0);
  }

  /** Waits until the job was restarted that often: that it has noticed what was killed. */
  public void awaitRestarts(JobID job, long restarts) {
    waitFor(restarts + " restarts have happened", () -> numRestarts(job) >= restarts);
  }

  /**
   * The sum over all subtasks of the metrics that have that name or end in a dot and it, at most a
   * second old.
   *
   * @return empty as long as no task reported one
   */
  public OptionalDouble metric(JobID job, String name) {
    return rest.taskMetric(job, name);
  }

  /** Waits until a task has reported that metric above 0, and returns it as {@link #metric}. */
  public double awaitMetric(JobID job, String name) {
    waitFor(name + " is above 0", () -> metric(job, name).orElse(0) > 0);
    return metric(job, name).orElse(0);
  }

  /**
   * {@code kill -9} of a TaskManager.
   *
   * @param number 1 for the first one started, and so on
   */
  public void killTaskManager(int number) {
    ChildJvm jvm = taskManagers.remove(number);
    if (jvm == null) {
      throw new IllegalArgumentException(
          "No TaskManager " + number + "; there are " + taskManagers.keySet());
    }
    jvm.kill();
  }

  /** Starts one more TaskManager, without waiting for it, and returns its number. */
  public int startTaskManager() {
    return launchTaskManager();
  }

  /** What the processes wrote last and what the jobs failed of, for the message of a failure. */
  public String diagnosis() {
    Stream<String> failures =
        jobs.stream().map(job -> "Job " + job + " failed of: " + failureOf(job));
    Stream<String> tails =
        Stream.concat(Stream.of(jobManager), taskManagers.values().stream()).map(ChildJvm::tail);
    return Stream.concat(failures, tails).collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    taskManagers.values().forEach(ChildJvm::close);
    taskManagers.clear();
    jobManager.close();
  }

  private int launchTaskManager() {
    int number = ++taskManagersStarted;
    taskManagers.put(number, ChildJvm.start(installation.taskManager(number)));
    return number;
  }

  private void awaitRegistrations(Duration timeout) {
    waiting(timeout)
        .until(
            taskManagers.size() + " TaskManagers have registered",
            () -> {
              requireAlive();
              return rest.taskManagers() >= taskManagers.size();
            });
  }

  private JobID run(List<String> commandLine) {
    ChildJvm client = ChildJvm.start(installation.client(++clientsStarted, commandLine));
    int exitCode = client.awaitExit(SUBMISSION);
    Matcher matcher = JOB_ID.matcher(client.output());
    if (exitCode != 0 || !matcher.find()) {
      throw new AssertionError(
          "The job was not submitted: exit code %d%n%s%s"
              .formatted(exitCode, client.tail(), jobManager.tail()));
    }
    JobID job = JobID.fromHexString(matcher.group(1));
    jobs.add(job);
    return job;
  }

  private void waitFor(String what, BooleanSupplier condition) {
    waiting(CHANGE).until(what, condition);
  }

  private Await waiting(Duration timeout) {
    return Await.atMost(timeout).explainedBy(this::diagnosis);
  }

  private void requireAlive() {
    if (!jobManager.isAlive() || !taskManagers.values().stream().allMatch(ChildJvm::isAlive)) {
      throw new AssertionError("A process of the cluster has ended\n" + diagnosis());
    }
  }

  private String failureOf(JobID job) {
    try {
      return rest.latestFailure(job).orElse("nothing");
    } catch (RuntimeException e) {
      return "unknown, as the JobManager does not answer: " + e.getMessage();
    }
  }
}
