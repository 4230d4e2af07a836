package io.tideline.job.config;

import static io.tideline.job.config.ConfigFile.BROKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {
  private static final String SECRET_HINT =
      "a secret must not be written here; allowed: ${env:NAME} or ${file:/path}";

  @TempDir private Path folder;

  @Test
  void reportsAllProblemsAtOnceEachWithItsLine() {
    assertThat(
            problems(
                """
                kafka:
                  group_idd: x
                checkpoint:
                  interval: 10 parsecs
                  timeout: 1ms
                state.backend: floppy
                parallelism: many
                kafka.create_topics: maybe
                """))
        .containsExactly(
            "config.yaml:2: kafka.group_idd: unknown key; did you mean kafka.group_id?",
            "config.yaml:4: checkpoint.interval: \"10 parsecs\" is not a duration; allowed: a"
                + " number and ms, s, min, h or d, from 1s to 1h",
            "config.yaml:5: checkpoint.timeout: \"1ms\" is not allowed; allowed: a number and ms,"
                + " s, min, h or d, from 10s to 1d",
            "config.yaml:6: state.backend: \"floppy\" is not allowed; allowed: rocksdb or hashmap",
            "config.yaml:7: parallelism: \"many\" is not allowed; allowed: a whole number from 1 to"
                + " 128",
            "config.yaml:8: kafka.create_topics: \"maybe\" is not allowed; allowed: true or false",
            "config.yaml: kafka.bootstrap_servers: is required; allowed: a list of HOST:PORT");
  }

  @Test
  void anOverrideIsCheckedLikeTheFile() {
    ConfigFile file = new ConfigFile(folder, BROKER, Map.of());

    assertThat(file.problems("ui.port=99999", "nonsense", "warehouse.passwort=x"))
        .containsExactly(
            "--set: \"nonsense\" is not an override; allowed: key=value",
            "--set: ui.port: \"99999\" is not allowed; allowed: a whole number from 0 to 65535",
            "--set: warehouse.passwort: unknown key; did you mean warehouse.password?");
  }

  @ParameterizedTest
  @CsvSource({
    "kafak.group_id, did you mean kafka.group_id?",
    "kafka.topics.coments, did you mean kafka.topics.comments?",
    "something.else.entirely, docs/configuration.md lists all keys"
  })
  void anUnknownKeyComesWithTheNearestName(String key, String advice) {
    assertThat(problems(BROKER + key + ": x\n"))
        .containsExactly("config.yaml:2: " + key + ": unknown key; " + advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.properties.sasl.jaas.config",
        "kafka.properties.ssl.key.password",
        "kafka.properties.sasl.oauthbearer.client.secret",
        "kafka.properties.my.token",
        "kafka.properties.ssl.keystore.key"
      })
  void aSecretInTheFileIsRefusedAndNotRepeated(String key) {
    assertThat(problems(BROKER + key + ": hunter2\n"))
        .containsExactly("config.yaml:2: " + key + ": " + SECRET_HINT);
  }

  @Test
  void aWarehousePasswordMustBeAReferenceAndNothingElse() {
    assertThat(problems(BROKER + "warehouse: {url: 'jdbc:postgresql:x', password: 'a${env:B}'}\n"))
        .contains("config.yaml:2: warehouse.password: " + SECRET_HINT);
  }

  @Test
  void theAddressOfATokenServiceIsNoSecret() {
    String key = "kafka.properties.sasl.oauthbearer.token.endpoint.url";
    ConfigFile file = new ConfigFile(folder, BROKER + key + ": http://localhost/t\n", Map.of());

    assertThat(file.load().kafka().clientProperties()).hasSize(1);
  }

  @Test
  void aReferenceThatLeadsNowhereNamesKeyAndVariable() {
    assertThat(
            problems(
                BROKER
                    + """
                    warehouse.user: ${env:NOBODY}
                    warehouse.password: ${file:/not/here}
                    warehouse.url: ${vault:db}
                    kafka.properties.ssl.key.password: ${file:relative}
                    """))
        .contains(
            "config.yaml:2: warehouse.user: environment variable NOBODY is not set",
            "config.yaml:3: warehouse.password: cannot read file /not/here (no such file)",
            "config.yaml:4: warehouse.url: ${vault:db} is unknown; allowed: ${env:NAME} or"
                + " ${file:/path}",
            "config.yaml:5: kafka.properties.ssl.key.password: file relative must be an absolute"
                + " path");
  }

  @Test
  void aWarehouseNeedsThePseudonymSecret() {
    String yaml = BROKER + "warehouse.url: jdbc:postgresql://db/x\n";
    String problem =
        "config.yaml:2: warehouse.url: with a warehouse the environment variable"
            + " TIDELINE_PSEUDONYM_SECRET must be set and not empty";

    assertThat(problems(yaml)).containsExactly(problem);
    assertThat(new ConfigFile(folder, yaml, Map.of("TIDELINE_PSEUDONYM_SECRET", "")).problems())
        .containsExactly(problem);
  }

  @Test
  void aPseudonymSecretThatCouldBeGuessedIsRefusedAndNotShown() {
    String yaml = BROKER + "warehouse.url: jdbc:postgresql://db/x\n";

    assertThat(
            new ConfigFile(folder, yaml, Map.of("TIDELINE_PSEUDONYM_SECRET", "hunter2")).problems())
        .containsExactly(
            "environment: privacy.pseudonym_secret: \"${env:TIDELINE_PSEUDONYM_SECRET}\" is not"
                + " allowed; allowed: at least 8 characters, not blanks only");
    assertThat(
            new ConfigFile(folder, yaml, Map.of("TIDELINE_PSEUDONYM_SECRET", " ".repeat(8)))
                .problems())
        .containsExactly(
            "environment: privacy.pseudonym_secret: \"${env:TIDELINE_PSEUDONYM_SECRET}\" is not"
                + " allowed; allowed: at least 8 characters, not blanks only");
    assertThat(problems(yaml + "privacy.pseudonym_secret: written down here\n"))
        .containsExactly(
            "config.yaml:3: privacy.pseudonym_secret: a secret must not be written here; allowed:"
                + " ${env:NAME} or ${file:/path}");
  }

  @Test
  void secretsBeforeThePresentOneAreAsGoodAndOthers() {
    String yaml = BROKER + "warehouse.url: jdbc:postgresql://db/x\n";
    String allowed =
        "environment: privacy.pseudonym_secret_previous: allowed: one a line, each at least 8"
            + " characters, none twice and none that is the present one";

    for (String previous : List.of("hunter2", "present one", "as before\nas before")) {
      assertThat(
              new ConfigFile(
                      folder,
                      yaml,
                      Map.of(
                          "TIDELINE_PSEUDONYM_SECRET",
                          "present one",
                          "TIDELINE_PSEUDONYM_SECRET_PREVIOUS",
                          previous))
                  .problems())
          .containsExactly(allowed);
    }
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() {
    assertThat(problems(BROKER + "warehouse.url: jdbc:postgresql://db/x?password=hunter2\n"))
        .contains(
            "config.yaml:2: warehouse.url: must not hold a password; it belongs to"
                + " warehouse.password")
        .noneMatch(problem -> problem.contains("hunter2"));
    assertThat(problems(BROKER + "warehouse.url: postgres://me:hunter2@db/x\n"))
        .containsExactly(
            "config.yaml:2: warehouse.url: \"postgres://***@db/x\" is not allowed; allowed:"
                + " jdbc:postgresql://HOST:PORT/DATABASE");
  }

  @Test
  void keysThatContradictEachOtherAreProblems() {
    assertThat(
            problems(
                BROKER
                    + """
                    kafka.transaction_timeout: 5min
                    kafka.topics.costs: tideline.comments
                    kafka.properties.group.id: mine
                    kafka.properties.acks: 1
                    warehouse.flush_rows: 10
                    """))
        .containsExactlyInAnyOrder(
            "config.yaml:2: kafka.transaction_timeout: \"5min\" is too short; allowed: at least"
                + " checkpoint.interval + checkpoint.timeout = 610s",
            "config.yaml:3: kafka.topics.costs: \"tideline.comments\" is the topic of comments;"
                + " allowed: a name of its own",
            "config.yaml:4: kafka.properties.group.id: has a key of its own: kafka.group_id",
            "config.yaml:5: kafka.properties.acks: is fixed to all, without which nothing is"
                + " exactly once; remove it",
            "config.yaml:6: warehouse.flush_rows: says nothing without warehouse.url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bootstrap.servers        | has a key of its own: kafka.bootstrap_servers",
        "group.id                 | has a key of its own: kafka.group_id",
        "transactional.id         | has a key of its own: kafka.transactional_id_prefix",
        "transaction.timeout.ms   | has a key of its own: kafka.transaction_timeout",
        "isolation.level          | is fixed to read_committed,",
        "enable.idempotence       | is fixed to true,",
        "enable.auto.commit       | is fixed to false:",
        "auto.offset.reset        | is fixed:",
        "allow.auto.create.topics | is fixed to false; kafka.create_topics creates",
        "group.instance.id        | is fixed:",
        "key.serializer           | is fixed:",
        "value.serializer         | is fixed:",
        "key.deserializer         | is fixed:",
        "value.deserializer       | is fixed:"
      })
  void aPropertyTheJobDependsOnIsRefused(String property, String start) {
    List<String> problems = problems(BROKER + "kafka.properties." + property + ": x\n");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0))
        .startsWith("config.yaml:2: kafka.properties." + property + ": " + start);
  }

  @Test
  void shapesThatDoNotFitAreProblems() {
    assertThat(
            problems(
                BROKER
                    + """
                    kafka.group_id:
                    state: rocksdb
                    parallelism: [1, 2]
                    checkpoint: {interval: 5s}
                    checkpoint.interval: 6s
                    kafka.create_topics: [{a: b}]
                    """))
        .containsExactly(
            "config.yaml:6: checkpoint.interval: given twice; first at config.yaml:5",
            "config.yaml:7: kafka.create_topics: a list holds plain values only",
            "config.yaml:2: kafka.group_id: has no value; allowed: a text that is not blank",
            "config.yaml:3: state: is a section; its keys stand below it, one a line",
            "config.yaml:4: parallelism: \"1, 2\" is not allowed; allowed: a whole number from 1 to"
                + " 128",
            "config.yaml:7: kafka.create_topics: \"\" is not allowed; allowed: true or false");
  }

  @Test
  void aSectionMayBeEmpty() {
    assertThat(new ConfigFile(folder, BROKER + "warehouse:\ntime: {}\n", Map.of()).load())
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: b: c'       | 'config.yaml:1: not YAML: mapping values are not allowed here'",
        "'a: [b'         | 'config.yaml:1: not YAML: expected '','' or '']'', but got <stream"
            + " end>'",
        "'a: @b'         | 'config.yaml:1: not YAML: found character ''@'' that cannot start any"
            + " token. (Do not use @ for indentation)'",
        "'- just a list' | 'config.yaml:1: not a configuration; allowed: keys and values'",
        "'just a text'   | 'config.yaml:1: not a configuration; allowed: keys and values'",
        "''              | 'config.yaml: kafka.bootstrap_servers: is required; allowed: a list of"
            + " HOST:PORT'"
      })
  void whatIsNoConfigurationIsToldInOneLine(String yaml, String problem) {
    assertThat(problems(yaml)).containsExactly(problem);
  }

  @Test
  void modelsThatCannotBeReadAreToldInOneLine() throws IOException {
    Files.writeString(folder.resolve("spam.model"), "no model");

    assertThat(problems(BROKER + "text.models: nowhere\n"))
        .containsExactly(
            "config.yaml:2: text.models: nowhere holds no models; allowed: a folder with one or"
                + " more of sentiment.model, spam.model, toxicity.model, intent.model,"
                + " language.model");
    assertThat(problems(BROKER + "text: {models: " + folder + "}\n"))
        .containsExactly(
            "config.yaml:2: text.models: spam.model cannot be read as a model: is damaged or no"
                + " model: incorrect header check");
  }

  @Test
  void aFileThatCannotBeReadIsToldInOneLine() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});

    assertThatThrownBy(() -> load(folder.resolve("none.yaml")))
        .hasMessage(folder + "/none.yaml: cannot read: no such file");
    assertThatThrownBy(() -> load(folder))
        .hasMessage(folder + ": is a directory; allowed: a YAML file");
    assertThatThrownBy(() -> load(binary)).hasMessage(binary + ": cannot read: not UTF-8 text");
  }

  private List<String> problems(String yaml) {
    return new ConfigFile(folder, yaml, Map.of()).problems();
  }

  private static JobConfig load(Path file) {
    return new ConfigLoader(Map.of()).load(file, List.of());
  }
}
