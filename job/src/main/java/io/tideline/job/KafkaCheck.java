package io.tideline.job;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaPreflightException;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.PublishedPlaybooks;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.job.cli.CommandFailure;
import org.jspecify.annotations.Nullable;

/** Looks whether Kafka is there with all topics; what is wrong is one line, and no other. */
public final class KafkaCheck {
  private KafkaCheck() {}

  /**
   * Returns where all topics are there.
   *
   * @param toCreate how topics that are not there are made; null where they must be there
   * @throws CommandFailure with one line: bad configuration, or what fails at the brokers
   */
  public static void requireTopics(KafkaSettings kafka, @Nullable TopicLayout toCreate) {
    try (var quiet = QuietKafkaClients.begin()) {
      var preflight = new KafkaPreflight(kafka);
      if (toCreate != null) {
        preflight.createMissingTopics(toCreate);
      }
      preflight.requireTopics();
    } catch (KafkaPreflightException e) {
      throw failure(e);
    }
  }

  /**
   * The playbooks that are published by now.
   *
   * @throws CommandFailure with one line, where the topic cannot be read to its end
   */
  public static PublishedPlaybooks readPlaybooks(KafkaSettings kafka) {
    try (var quiet = QuietKafkaClients.begin()) {
      return PublishedPlaybooks.read(kafka);
    } catch (KafkaPreflightException e) {
      throw failure(e);
    }
  }

  private static CommandFailure failure(KafkaPreflightException e) {
    return e.isMisconfigured()
        ? CommandFailure.badUsage(e.getMessage())
        : CommandFailure.whileRunning(e.getMessage());
  }
}
