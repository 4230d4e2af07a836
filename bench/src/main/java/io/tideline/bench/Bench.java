package io.tideline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.udfs.event.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The measurements of the whole job; {@code bench/run} starts it. */
@Command(
    name = "bench/run",
    sortOptions = false,
    showDefaultValues = true,
    description = {
      "Measure the job on this machine, with a real broker, a real PostgreSQL and a Flink in a JVM"
          + " of its own. Fills a topic with comments over 9 days, drains it once for each measure,"
          + " and prints one JSON line for each.",
    },
    footerHeading = "%nMeasures, in this order:%n",
    footer = {
      "  raw_read     Kafka to nowhere, looking at the length of each record",
      "  decode_only  Kafka through the job's source and decoder to nowhere",
      "  databind     the same with Jackson databind to a record; only when asked for",
      "  decode_and_text  decode_only, and each text read; what that adds is text_cpu_s_per_million",
      "  without_anomalies  full_job, but for the adaptive detector; only when asked for, and then",
      "               full_job says by how much it is slower",
      "  full_job     the whole job: RocksDB, exactly-once topics, warehouse, 10 s checkpoints",
      "  latency      from a burst's first event to its alert at a read_uncommitted consumer, in",
      "               paced traffic that follows on what the topic holds",
      "",
      "Time and CPU run from the moment the first partition is opened until the last record is",
      "through, for full_job until it is in the warehouse; neither starting the cluster nor the",
      "last checkpoint is in them. CPU is Flink's, with that of broker and PostgreSQL beside it;",
      "cores_used_by_others tells what else this machine did meanwhile: near 0 in a fair run.",
      "Partitions take turns, so every instance meets every video.",
    })
final class Bench implements Callable<Integer> {
  private static final int FEED_LINGER_MILLIS = 20;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--events", paramLabel = "N", description = "Comments in the topic.")
  private long events = 3_000_000;

  @Option(names = "--accounts", paramLabel = "N", description = "Accounts the videos belong to.")
  private int accounts = 200;

  @Option(names = "--videos", paramLabel = "N", description = "Videos, chosen by Zipf 1.1.")
  private int videos = 20_000;

  @Option(
      names = "--hot-share",
      paramLabel = "SHARE",
      description = "Of the comments that are of one video, 0 to 1; above 0 to see a viral one.")
  private double hotShare;

  @Option(names = "--seed", paramLabel = "N", description = "The same seed, the same comments.")
  private long seed = 1;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "MEASURE",
      description = "Just these, separated by commas.")
  private List<String> only =
      List.of("raw_read", "decode_only", "decode_and_text", "full_job", "latency");

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second for latency; 0 is half of full_job's rate.")
  private long rate;

  @Option(
      names = "--latency-seconds",
      paramLabel = "N",
      description = "How long latency is measured, with two bursts a second.")
  private int latencySeconds = 60;

  @Option(names = "--parallelism", paramLabel = "N", description = "Of every job.")
  private int parallelism = 2;

  @Option(names = "--heap", paramLabel = "SIZE", description = "Of Flink's JVM (-Xmx).")
  private String heap = "4g";

  @Option(
      names = "--profile",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Record each Flink with Java Flight Recorder, and say where.")
  private boolean profile;

  @Option(
      names = "--keep",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Leave logs, topics and tables behind, and say where.")
  private boolean keep;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Bench() {}

  /** Measures what the options say. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Bench()).setUsageHelpWidth(100);
    line.setParameterExceptionHandler(
        (problem, unused) -> {
          say(problem.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (problem, unused, result) -> {
          say(problem.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<Measure> measures = measures();
    if (rate == 0 && measures.contains(Measure.LATENCY) && !measures.contains(Measure.FULL_JOB)) {
      throw wrong("--rate: is required for latency without full_job");
    }
    if (!(hotShare >= 0 && hotShare <= 1)) {
      throw wrong("--hot-share: %s is not allowed; allowed: 0 to 1".formatted(hotShare));
    }
    Closer closer = new Closer();
    BenchSettings settings = settings(closer);
    say("starting broker and PostgreSQL");
    Servers servers = Servers.start(settings.folder(), closer);
    fill(settings, servers);
    Throughput throughput = new Throughput(events);
    Drain drain = new Drain(settings, servers);
    for (Measure measure : measures) {
      say(measure.wireName());
      if (measure.isWholeJob()) {
        clear(servers);
      }
      FlinkProcess flink = closer.start(() -> drain.start(measure));
      ObjectNode figures = flink.awaitLine();
      if (measure == Measure.LATENCY) {
        figures =
            new Latency(settings.traffic(), servers)
                .measure(flink, latencyRate(throughput), latencySeconds);
      } else {
        figures = throughput.line(measure, figures, servers.postgres().location());
      }
      flink.close();
      System.out.println(figures);
    }
    return 0;
  }

  private static void clear(Servers servers) throws SQLException {
    try (WarehouseFigures tables = WarehouseFigures.open(servers.postgres().location())) {
      tables.clear();
    }
  }

  private long latencyRate(Throughput throughput) {
    Double fullJob = throughput.fullJob();
    return rate > 0 || fullJob == null ? rate : Math.round(fullJob / 2);
  }

  private List<Measure> measures() {
    List<String> known = Arrays.stream(Measure.values()).map(Measure::wireName).toList();
    for (String name : only) {
      if (!known.contains(name)) {
        throw wrong(
            "--only: \"%s\" is not a measure; allowed: %s"
                .formatted(name, String.join(", ", known)));
      }
    }
    return Arrays.stream(Measure.values()).filter(m -> only.contains(m.wireName())).toList();
  }

  private BenchSettings settings(Closer closer) throws Exception {
    Path folder = Files.createTempDirectory("tideline-bench-");
    if (keep) {
      say("keeping " + folder);
    } else {
      closer.add(() -> Closer.delete(folder));
    }
    Path profiles = profile ? Path.of(System.getProperty("bench.profiles", "profiles")) : null;
    TrafficShape traffic = new TrafficShape(events, accounts, videos, hotShare, seed);
    return new BenchSettings(traffic, folder, heap, parallelism, profiles);
  }

  private void fill(BenchSettings settings, Servers servers) {
    long start = System.nanoTime();
    CommentTraffic traffic = new CommentTraffic(settings.traffic());
    try (TopicFeed feed = feed(servers)) {
      for (long i = 0; i < events; i++) {
        feed.send(traffic.next());
      }
      feed.flush();
    }
    say("filled the topic in %.1f s".formatted((System.nanoTime() - start) / 1e9));
  }

  private static TopicFeed feed(Servers servers) {
    String topic =
        KafkaSettings.of(servers.bootstrapServers()).topicName(Topic.COMMENTS.baseName());
    return new TopicFeed(servers.bootstrapServers(), topic, Servers.PARTITIONS, FEED_LINGER_MILLIS);
  }

  private CommandLine.ParameterException wrong(String what) {
    return new CommandLine.ParameterException(spec.commandLine(), what);
  }

  private static void say(String what) {
    System.err.println("bench: " + what);
  }
}
