package io.tideline.job.cli;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.kafka.TopicWriter;
import io.tideline.job.KafkaCheck;
import io.tideline.job.cli.traffic.TrafficGenerator;
import io.tideline.job.cli.traffic.TrafficShape;
import io.tideline.job.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes made-up traffic to Kafka: a load test. */
@Command(
    name = "generate",
    description = {
      "Write made-up traffic to Kafka at a steady rate: a load test.",
      "Events of all topics in the proportions of real accounts, with some repeats and some broken"
          + " records. Each happens when it is written. The same seed makes the same people, videos"
          + " and texts; ids differ from run to run.",
      "Say which Kafka: --config FILE, or --bootstrap-servers HOST:PORT."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline generate --rate 5000 --seconds 60 --config tideline.yaml",
      "  tideline generate --rate 200 --seconds 10 --bootstrap-servers localhost:9092 \\",
      "      --create-topics"
    })
final class GenerateCommand implements Callable<Integer> {
  private static final TopicLayout LAYOUT = new TopicLayout(4, 1, true);

  private final Map<String, String> environment;

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "N",
      description = "Events a second, 1 or more.")
  private int rate;

  @Option(
      names = "--seconds",
      required = true,
      paramLabel = "S",
      description = "For S seconds, 1 or more.")
  private int seconds;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take Kafka's settings of this configuration, the one that run uses.")
  private @Nullable Path config;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Or name the brokers; topics are then called tideline.<name>.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--create-topics",
      description =
          "Create topics that do not exist, with 4 partitions, 1 copy and no end of retention."
              + " Without it a missing topic ends the command.")
  private boolean createTopics;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "20",
      description = "Brands, 1 or more; ${DEFAULT-VALUE} by default.")
  private int accounts;

  @Option(
      names = "--videos",
      paramLabel = "N",
      defaultValue = "2000",
      description = {
        "Videos of all brands together, 1 or more; ${DEFAULT-VALUE} by default. A few get most of the"
            + " comments (Zipf, 1.1)."
      })
  private int videos;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed makes other traffic; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Spec private CommandSpec spec;

  GenerateCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    requirePositive("--rate", rate);
    requirePositive("--seconds", seconds);
    requirePositive("--accounts", accounts);
    requirePositive("--videos", videos);
    KafkaSettings kafka = kafka();
    KafkaCheck.requireTopics(kafka, createTopics ? LAYOUT : null);
    var shape = new TrafficShape(seed, accounts, videos, System.currentTimeMillis());
    // The client warns at each attempt; what it comes to is said once, at the end.
    Configurator.setLevel("org.apache.kafka", Level.ERROR);
    try (var writer = new TopicWriter(kafka)) {
      new LoadTest(writer, new TrafficGenerator(shape), spec.commandLine().getOut())
          .run(rate, Duration.ofSeconds(seconds));
    } catch (IOException e) {
      throw CommandFailure.whileRunning(e.getMessage());
    }
    return CommandFailure.OK;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw CommandFailure.badUsage(
          "tideline generate: %s: %d is out of range; allowed: 1 or more".formatted(option, value));
    }
  }

  private KafkaSettings kafka() {
    if (config != null && bootstrapServers == null) {
      return new ConfigLoader(environment).loadKafka(config);
    }
    if (config == null && bootstrapServers != null) {
      try {
        return KafkaSettings.of(bootstrapServers);
      } catch (IllegalArgumentException e) {
        throw CommandFailure.badUsage(
            "tideline generate: --bootstrap-servers: \"%s\" is not allowed; allowed: HOST:PORT"
                .formatted(bootstrapServers));
      }
    }
    throw new ParameterException(
        spec.commandLine(), "say which Kafka: --config FILE, or --bootstrap-servers HOST:PORT");
  }
}
