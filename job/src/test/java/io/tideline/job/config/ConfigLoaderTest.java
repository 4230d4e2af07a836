package io.tideline.job.config;

import static io.tideline.job.config.ConfigFile.BROKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TIDELINE_PSEUDONYM_SECRET",
          "pepper and salt",
          "OTHER_SECRET",
          "not pepper",
          "DB_PASSWORD",
          "hunter2",
          "KAFKA_PW",
          "s3cret");

  @TempDir private Path folder;

  @Test
  void takesEveryDefaultWhereOnlyTheBrokerIsGiven() {
    JobConfig config = file(BROKER).load();

    assertThat(config)
        .isEqualTo(
            new JobConfig(
                KafkaSettings.of("localhost:9092"),
                null,
                null,
                new CheckpointsConfig(10_000, 600_000, null),
                StateBackendKind.ROCKSDB,
                null,
                TimeConfig.DEFAULT,
                DedupConfig.DEFAULT,
                SpikesConfig.DEFAULT,
                null,
                new PrivacyConfig(PseudonymSecret.PUBLISHED),
                TextConfig.DEFAULT,
                NotifyConfig.DEFAULT,
                new UiConfig(8081)));
  }

  @Test
  void theRecordsOfDefaultsArePinned() {
    assertThat(TimeConfig.DEFAULT)
        .isEqualTo(new TimeConfig(60_000, 30_000, 21_600_000, 100, 86_400_000));
    assertThat(DedupConfig.DEFAULT).isEqualTo(new DedupConfig(172_800_000));
    assertThat(SpikesConfig.DEFAULT).isEqualTo(new SpikesConfig(200));
  }

  @Test
  void createsTopicsOnlyWhereAsked() {
    JobConfig config =
        file(BROKER
                + "kafka: {create_topics: true, create_replication_factor: 3, create_keep_forever: true}\n")
            .load();

    assertThat(config.topicsToCreate()).isEqualTo(new TopicLayout(4, 3, true));
  }

  @Test
  void readsSectionsAndDottedNamesAlike() {
    JobConfig config =
        file("""
                kafka:
                  bootstrap_servers: [a:1, b:2]
                  topics: {comments: social}
                  properties:
                    max.poll.records: 500
                checkpoint.interval: 30s
                parallelism: 8
                """)
            .load();

    assertThat(config.kafka().bootstrapServers()).isEqualTo("a:1,b:2");
    assertThat(config.kafka().topicName("comments")).isEqualTo("social");
    assertThat(config.kafka().topicName("costs")).isEqualTo("tideline.costs");
    assertThat(config.kafka().clientProperties())
        .containsExactly(Map.entry("max.poll.records", "500"));
    assertThat(config.checkpoints().intervalMillis()).isEqualTo(30_000);
    assertThat(config.parallelism()).isEqualTo(8);
  }

  @Test
  void anOverrideGoesOverTheFileAndTheLastOneWins() {
    JobConfig config =
        file(BROKER + "parallelism: 2\n")
            .load("parallelism=3", "parallelism=4", "kafka.bootstrap_servers=a:1, b:2");

    assertThat(config.parallelism()).isEqualTo(4);
    assertThat(config.kafka().bootstrapServers()).isEqualTo("a:1,b:2");
  }

  @Test
  void fillsInSecretsFromTheEnvironmentAndFromFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("pw"), "from-a-file\n");
    JobConfig config =
        file(BROKER
                + """
                    kafka.properties.sasl.jaas.config: User username="u" password="${env:KAFKA_PW}";
                    warehouse:
                      url: jdbc:postgresql://db:5432/x
                      password: ${file:%s}
                    """
                    .formatted(secret))
            .load();

    assertThat(config.kafka().clientProperties())
        .containsEntry("sasl.jaas.config", "User username=\"u\" password=\"s3cret\";");
    assertThat(warehouse(config).location().password()).isEqualTo("from-a-file");
    assertThat(warehouse(config).location().user()).isEqualTo("tideline");
    assertThat(warehouse(config).flushRows()).isEqualTo(100_000);
    assertThat(warehouse(config).flushIntervalMillis()).isEqualTo(3_000);
  }

  @Test
  void takesThePseudonymSecretFromTheEnvironmentOrWhereItIsToldTo() {
    String warehouse = BROKER + "warehouse.url: jdbc:postgresql://db/x\n";
    String other = "privacy.pseudonym_secret: ${env:OTHER_SECRET}\n";

    assertThat(file(warehouse).load().privacy().pseudonymSecret().text())
        .isEqualTo("pepper and salt");
    assertThat(file(warehouse + other).load().privacy().pseudonymSecret().text())
        .isEqualTo("not pepper");
    assertThat(file(BROKER).load().privacy().pseudonymSecret())
        .isEqualTo(PseudonymSecret.PUBLISHED);
  }

  @Test
  void showsNoSecretWhenPrinted() {
    JobConfig config =
        file(BROKER
                + """
                    kafka.properties.ssl.key.password: ${env:KAFKA_PW}
                    kafka.properties.client.id: me
                    warehouse.url: jdbc:postgresql://db/x
                    warehouse.password: ${env:DB_PASSWORD}
                    """)
            .load();

    assertThat(config.toString())
        .doesNotContain("hunter2", "s3cret", "pepper")
        .contains("ssl.key.password=***", "client.id=me");
  }

  @Test
  void whatOperatorsTakeTravelsToACluster() throws IOException {
    JobConfig config =
        file(BROKER + "warehouse.url: jdbc:postgresql://db/x\nkafka.properties.a: b\n").load();

    try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(config.kafka());
      out.writeObject(config.warehouse());
      out.writeObject(config.time());
      out.writeObject(config.dedup());
      out.writeObject(config.spikes());
      out.writeObject(config.privacy());
    }
  }

  @Test
  void theWarehouseAloneNeedsNoSecretOfOtherSections() {
    ConfigFile file =
        new ConfigFile(
            folder,
            """
            kafka.properties.ssl.key.password: ${env:NOT_HERE}
            warehouse.url: jdbc:postgresql://db/x
            warehouse.password: ${env:DB_PASSWORD}
            """,
            Map.of("DB_PASSWORD", "hunter2"));

    WarehouseConfig warehouse =
        new ConfigLoader(Map.of("DB_PASSWORD", "hunter2")).loadWarehouse(file.path());

    assertThat(warehouse.location().password()).isEqualTo("hunter2");
  }

  @Test
  void aFileWithoutAWarehouseIsAProblemToItsCommands() {
    assertThat(file(BROKER).warehouseProblems())
        .containsExactly(
            "config.yaml: warehouse.url: is required here; allowed:"
                + " jdbc:postgresql://HOST:PORT/DATABASE");
  }

  private ConfigFile file(String yaml) {
    return new ConfigFile(folder, yaml, ENVIRONMENT);
  }

  private static WarehouseConfig warehouse(JobConfig config) {
    WarehouseConfig warehouse = config.warehouse();
    assertThat(warehouse).isNotNull();
    return warehouse;
  }
}
