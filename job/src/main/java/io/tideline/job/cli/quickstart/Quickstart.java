package io.tideline.job.cli.quickstart;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.job.cli.CommandFailure;
import io.tideline.job.config.CheckpointsConfig;
import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.PrivacyConfig;
import io.tideline.job.config.SpikesConfig;
import io.tideline.job.config.StateBackendKind;
import io.tideline.job.config.TextConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.config.UiConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts everything, shows alerts until it is told to stop, stops everything. */
public final class Quickstart {
  private static final Logger LOG = LoggerFactory.getLogger(Quickstart.class);

  /** One partition a topic: a partition without events would hold event time back for a while. */
  private static final TopicLayout TOPICS = new TopicLayout(1, 1, true);

  /** So much of sample traffic is past that no topic needs to wait for another. */
  private static final TimeConfig TIME =
      new TimeConfig(60_000L, 3_000L, Duration.ofDays(30).toMillis(), 1_000L, 86_400_000L);

  private static final long CHECKPOINT_INTERVAL_MILLIS = 4_000L;
  private static final long CHECKPOINT_TIMEOUT_MILLIS = 600_000L;

  private final QuickstartOptions options;
  private final PrintWriter out;

  private String uiPorts = WebPagePort.USUAL;

  /** Everything has started; what fails from now on is told in the log, which stays. */
  private boolean running;

  public Quickstart(QuickstartOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Runs until the process is told to end, or the time is over.
   *
   * @throws CommandFailure where something cannot start or the job fails
   */
  public void run() throws Exception {
    uiPorts = usable("--ui-port", () -> WebPagePort.choices(options.uiPort()));
    DataFolder data = usable("--data", () -> DataFolder.open(options.data()));
    try (StopSignal stop = StopSignal.install()) {
      runUntilStopped(data, stop);
      data.removeIfTemporary();
      say("stopped");
    }
  }

  private void runUntilStopped(DataFolder data, StopSignal stop) throws IOException {
    try {
      WarningsLog.divertTo(data.log());
      announce(data);
      removeLeftovers(data);
      runIn(data, stop);
    } catch (Exception | LinkageError e) {
      // What is about to start while the process ends fails in ways of its own.
      LOG.warn(stop.isWanted() ? "stopped while starting" : "failed", e);
      if (stop.isWanted()) {
        return;
      }
      if (running) {
        throw Failures.whileRunning(e, data);
      }
      data.removeIfTemporary();
      throw Failures.ofStart(e, data);
    }
  }

  private void removeLeftovers(DataFolder data) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    for (Path folder : Leftovers.removeFrom(temporary, data.path())) {
      say("removed     " + folder + ", left by a quickstart that was killed or failed");
    }
  }

  @FunctionalInterface
  private interface Choice<T> {
    T make() throws IOException;
  }

  private static <T> T usable(String option, Choice<T> choice) {
    try {
      return choice.make();
    } catch (IOException e) {
      throw CommandFailure.badUsage("tideline quickstart: " + option + ": " + e.getMessage());
    }
  }

  private void announce(DataFolder data) {
    say("starting Kafka, PostgreSQL and Flink on this machine; Ctrl-C stops them");
    say("log         " + data.log() + " (warnings)");
  }

  private void runIn(DataFolder data, StopSignal stop) throws Exception {
    try (Servers servers = Servers.start(data.path())) {
      KafkaSettings kafka = servers.kafka();
      if (stop.isWanted()) {
        return;
      }
      new KafkaPreflight(kafka).createMissingTopics(TOPICS);
      say("Kafka       " + kafka.bootstrapServers() + ", topics " + kafka.topicPrefix() + "*");
      try (var traffic = new SampleTraffic(kafka, System.currentTimeMillis())) {
        traffic.start();
        say("traffic     three made-up brands: the past 8 days, then live");
        WarehouseLocation warehouse = servers.warehouse();
        sayWhere(warehouse);
        if (!stop.isWanted()) {
          runJob(data, servers, traffic, stop);
        }
      }
    }
  }

  private void sayWhere(WarehouseLocation warehouse) {
    String address = warehouse.url().substring("jdbc:postgresql://".length());
    say("PostgreSQL  " + warehouse.url() + ", user and password " + warehouse.user());
    say(
        "            psql postgresql://%s:%s@%s"
            .formatted(warehouse.user(), warehouse.password(), address));
  }

  private void runJob(DataFolder data, Servers servers, SampleTraffic traffic, StopSignal stop)
      throws Exception {
    KafkaSettings kafka = servers.kafka();
    Path flink = data.path().resolve("flink");
    try (NotificationFeed team = NotificationFeed.open(out);
        AlertCount alerts = AlertCount.start(kafka, team::shown, out);
        EmbeddedJob job = EmbeddedJob.start(config(servers, data, team), uiPorts, flink)) {
      running = true;
      say("Flink       " + job.webPage());
      say("what a team is told of, as it comes (UTC):");
      traffic.takeOff();
      long deadline = deadlineNanos();
      while (!stop.await(Duration.ofMillis(100)) && System.nanoTime() - deadline < 0) {
        if (job.failure().isPresent()) {
          throw Failures.whileRunning(job.failure().get(), data);
        }
      }
      say("stopping");
    }
  }

  private long deadlineNanos() {
    Integer seconds = options.seconds();
    Duration time = seconds == null ? Duration.ofDays(36_500) : Duration.ofSeconds(seconds);
    return System.nanoTime() + time.toNanos();
  }

  private JobConfig config(Servers servers, DataFolder data, NotificationFeed team)
      throws IOException, InterruptedException {
    return new JobConfig(
        servers.kafka(),
        null,
        new WarehouseConfig(servers.warehouse(), 2_000, 500, options.secret()),
        new CheckpointsConfig(
            CHECKPOINT_INTERVAL_MILLIS,
            CHECKPOINT_TIMEOUT_MILLIS,
            data.path().resolve("checkpoints").toUri().toString()),
        StateBackendKind.HASHMAP,
        1,
        TIME,
        DedupConfig.DEFAULT,
        SpikesConfig.DEFAULT,
        null,
        new PrivacyConfig(options.secret()),
        TextConfig.DEFAULT,
        team.config(),
        new UiConfig(0));
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
