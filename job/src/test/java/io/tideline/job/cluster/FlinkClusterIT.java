package io.tideline.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;

class FlinkClusterIT {
  private static final Path FOLDER = Path.of("target", "cluster", "smoke");

  @Test
  void survivesAKilledTaskManagerAndResumesFromASavepoint() {
    Submission job =
        new Submission(
            JobJar.write(FOLDER.resolve("counting.jar"), CountingJob.class), null, 2, List.of());
    ClusterSettings settings = ClusterSettings.small(FOLDER, Duration.ofMillis(500));

    Map<String, Long> processes;
    try (FlinkCluster cluster = FlinkCluster.start(settings)) {
      JobID first = cluster.submit(job);
      cluster.awaitRunning(first);
      cluster.awaitCheckpoints(first, 2);

      cluster.triggerCheckpoint(first);
      cluster.killTaskManager(1);
      assertThat(cluster.startTaskManager()).isEqualTo(2);
      cluster.awaitRestarts(first, 1);
      cluster.awaitRunning(first);
      cluster.awaitCheckpoints(first, 2);
      assertThat(cluster.restoredFrom(first)).isPresent();
      double counted = cluster.awaitMetric(first, CountingJob.HIGHEST_COUNT);

      String savepoint = cluster.stopWithSavepoint(first);
      assertThat(cluster.jobStatus(first)).isEqualTo(JobStatus.FINISHED);

      JobID second = cluster.submitFrom(savepoint, job);
      cluster.awaitRunning(second);
      cluster.awaitCheckpoints(second, 1);
      assertThat(cluster.restoredFrom(second)).contains(savepoint);
      assertThat(cluster.awaitMetric(second, CountingJob.HIGHEST_COUNT)).isGreaterThan(counted);
      cluster.cancel(second);
      assertThat(cluster.jobStatus(second)).isEqualTo(JobStatus.CANCELED);
      processes = cluster.processIds();
    }

    assertThat(processes).containsOnlyKeys("jobmanager", "taskmanager-2");
    assertThat(processes.values()).noneMatch(FlinkClusterIT::isAlive);
  }

  @Test
  void saysWhyAJobWasNotTaken() {
    Path folder = FOLDER.resolveSibling("refusal");
    Path jar = JobJar.write(folder.resolve("counting.jar"), CountingJob.class);
    ClusterSettings settings = ClusterSettings.small(folder, Duration.ZERO).with(0, 1);

    try (FlinkCluster cluster = FlinkCluster.start(settings)) {
      Submission job = new Submission(jar, "io.tideline.NoSuchJob", 1, List.of());

      assertThatThrownBy(() -> cluster.submit(job))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("io.tideline.NoSuchJob");
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
