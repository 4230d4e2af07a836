package io.tideline.job.cli;

import io.tideline.connectors.file.PlaybookFile;
import io.tideline.connectors.kafka.KafkaPreflightException;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.PlaybookPublisher;
import io.tideline.connectors.kafka.PublishedPlaybooks;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.job.QuietKafkaClients;
import io.tideline.job.config.ConfigLoader;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a playbook to a running job. */
@Command(
    name = "publish",
    description = {
      "Check a playbook, publish it, and wait until the running job goes by it.",
      "Prints what the job says of it. It holds from the next checkpoint on, everywhere at once.",
      "To go back, publish the older version."
    },
    footerHeading = "%nExample:%n",
    footer = {"  tideline playbook publish playbook.yaml --config tideline.yaml"})
final class PlaybookPublishCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(paramLabel = "FILE", description = "The playbook, YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration of the job, the one that run uses: it names the brokers.")
  private Path config = Path.of("");

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait for the job; by default ${DEFAULT-VALUE}.")
  private int waitSeconds = 60;

  @Spec private CommandSpec spec;

  PlaybookPublishCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    PlaybookFile checked = PlaybookFile.read(file);
    if (!checked.problems().isEmpty()) {
      throw new CommandFailure(CommandFailure.BAD_USAGE, checked.problems());
    }
    String text = Objects.requireNonNull(Objects.requireNonNull(checked.document()).text());
    Playbook playbook = Objects.requireNonNull(PlaybookReader.read(text).playbook());
    KafkaSettings kafka = new ConfigLoader(environment).loadKafka(config);
    PrintWriter out = spec.commandLine().getOut();
    try (var quiet = QuietKafkaClients.begin()) {
      if (isPublished(kafka, playbook.tenant(), text)) {
        out.printf("%s: version %s is published already%n", file, playbook.version());
        return CommandFailure.OK;
      }
      return publish(kafka, playbook, text);
    } finally {
      out.flush();
    }
  }

  private int publish(KafkaSettings kafka, Playbook playbook, String text) {
    try {
      Optional<PlaybookPublisher.Answer> answer =
          new PlaybookPublisher(kafka, Duration.ofSeconds(waitSeconds))
              .publish(playbook.tenant(), text, System.currentTimeMillis());
      if (answer.isEmpty()) {
        throw CommandFailure.whileRunning(
            "%s: version %s is published, but no job has answered within %d s; it is read when one starts"
                .formatted(file, playbook.version(), waitSeconds));
      }
      spec.commandLine().getOut().println(answer.get().line());
      return answer.get().active() ? CommandFailure.OK : CommandFailure.FAILED;
    } catch (IOException e) {
      throw CommandFailure.whileRunning(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isPublished(KafkaSettings kafka, String tenant, String text) {
    try {
      List<PlaybookDocument> documents = PublishedPlaybooks.read(kafka).documents();
      PlaybookDocument last =
          documents.stream()
              .filter(document -> tenant.equals(document.tenant()))
              .reduce((earlier, later) -> later)
              .orElse(null);
      return last != null && text.equals(last.text());
    } catch (KafkaPreflightException e) {
      throw e.isMisconfigured()
          ? CommandFailure.badUsage(e.getMessage())
          : CommandFailure.whileRunning(e.getMessage());
    }
  }
}
