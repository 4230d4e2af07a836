package io.tideline.job.config;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration of a run: one YAML file, {@code --set} overrides, and what they fetch
 * from the environment and from files. Every problem found is in the one {@link ConfigException}.
 */
public final class ConfigLoader {
  private static final String WAREHOUSE_PASSWORD = "TIDELINE_WAREHOUSE_PASSWORD";

  private final Map<String, String> environment;

  /** Takes the environment variables to fill {@code ${env:NAME}} from. */
  public ConfigLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The configuration of a run.
   *
   * @param file the YAML file; messages show its path as given
   * @param overrides {@code key=value}, a later one wins
   * @throws ConfigException with every problem, one line each
   */
  public JobConfig load(Path file, List<String> overrides) {
    Settings settings = withPseudonymSecrets(read(file).with(overrides));
    SettingsCheck check = new SettingsCheck(new References(environment), key -> true);
    ConfigValues values = check.check(settings);
    List<String> problems = new ArrayList<>(check.problems());
    problems.addAll(new CrossChecks(settings, values).ofRun());
    InitialPlaybook playbook = InitialPlaybook.read(settings, values);
    problems.addAll(playbook.problems());
    failOn(problems);
    return new ConfigRecords(values).job(playbook.document());
  }

  /**
   * The warehouse of a run's configuration, for commands that need nothing else of it. Secrets of
   * other sections need not be there.
   *
   * @param file the YAML file; messages show its path as given
   * @throws ConfigException with every problem, one line each; also where no warehouse is
   *     configured
   */
  public WarehouseConfig loadWarehouse(Path file) {
    return warehouseOf(read(file));
  }

  /**
   * Kafka of a run's configuration, for commands that need nothing else of it. Secrets of other
   * sections need not be there.
   *
   * @param file the YAML file; messages show its path as given
   * @throws ConfigException with every problem, one line each
   */
  public KafkaSettings loadKafka(Path file) {
    Settings settings = read(file);
    SettingsCheck check = new SettingsCheck(new References(environment), KafkaKeys.ALL::contains);
    ConfigValues values = check.check(settings);
    List<String> problems = new ArrayList<>(check.problems());
    problems.addAll(new CrossChecks(settings, values).ofKafka());
    failOn(problems);
    return new ConfigRecords(values).kafka();
  }

  /**
   * The playbook that a run's configuration names, for commands that need nothing else of it.
   *
   * @param file the YAML file; messages show its path as given
   * @return empty where it names none
   * @throws ConfigException with every problem, one line each
   */
  public Optional<PlaybookDocument> loadPlaybook(Path file) {
    Settings settings = read(file);
    SettingsCheck check =
        new SettingsCheck(new References(environment), PlaybookKeys.ALL::contains);
    ConfigValues values = check.check(settings);
    List<String> problems = new ArrayList<>(check.problems());
    InitialPlaybook playbook = InitialPlaybook.read(settings, values);
    problems.addAll(playbook.problems());
    failOn(problems);
    return Optional.ofNullable(playbook.document());
  }

  /**
   * A warehouse named on the command line; its password is in the environment variable {@code
   * TIDELINE_WAREHOUSE_PASSWORD}, where it needs one.
   *
   * @throws ConfigException with every problem, one line each
   */
  public WarehouseConfig warehouseAt(String url, Optional<String> user) {
    Map<String, Setting> given = new LinkedHashMap<>();
    put(given, WarehouseKeys.URL, url, "--url");
    user.ifPresent(name -> put(given, WarehouseKeys.USER, name, "--user"));
    if (!environment.getOrDefault(WAREHOUSE_PASSWORD, "").isEmpty()) {
      put(given, WarehouseKeys.PASSWORD, "${env:" + WAREHOUSE_PASSWORD + "}", WAREHOUSE_PASSWORD);
    }
    return warehouseOf(new Settings("--url", given, List.of()));
  }

  private WarehouseConfig warehouseOf(Settings settings) {
    SettingsCheck check =
        new SettingsCheck(new References(environment), WarehouseKeys.ALL::contains);
    ConfigValues values = check.check(settings);
    List<String> problems = new ArrayList<>(check.problems());
    problems.addAll(new CrossChecks(settings, values).ofWarehouse());
    if (problems.isEmpty() && !values.has(WarehouseKeys.URL)) {
      problems.add(
          "%s: %s: is required here; allowed: %s"
              .formatted(
                  settings.source(), WarehouseKeys.URL.name(), WarehouseKeys.URL.allowed().form()));
    }
    failOn(problems);
    return new ConfigRecords(values).warehouse();
  }

  /**
   * The secrets of the pseudonyms of a run's configuration, for commands that need nothing else of
   * it.
   *
   * @param file the YAML file; messages show its path as given
   * @throws ConfigException with every problem, one line each; also where there is no secret
   */
  public PseudonymSecret loadPseudonymSecret(Path file) {
    Settings settings = withPseudonymSecrets(read(file));
    SettingsCheck check = new SettingsCheck(new References(environment), PrivacyKeys.ALL::contains);
    ConfigValues values = check.check(settings);
    List<String> problems = new ArrayList<>(check.problems());
    problems.addAll(new CrossChecks(settings, values).ofPseudonyms());
    failOn(problems);
    return new ConfigRecords(values).privacy().pseudonymSecret();
  }

  /** What keys the tables' pseudonyms is taken from the environment where nothing else is said. */
  private Settings withPseudonymSecrets(Settings settings) {
    Map<String, Setting> all = new LinkedHashMap<>(settings.byKey());
    if (settings.byKey().containsKey(WarehouseKeys.URL.name())) {
      fromEnvironment(all, PrivacyKeys.PSEUDONYM_SECRET, PrivacyKeys.ENVIRONMENT_VARIABLE);
      fromEnvironment(all, PrivacyKeys.PREVIOUS_SECRETS, PrivacyKeys.PREVIOUS_VARIABLE);
    }
    return new Settings(settings.source(), all, settings.problems());
  }

  private void fromEnvironment(Map<String, Setting> given, ConfigKey key, String variable) {
    if (!given.containsKey(key.name()) && !environment.getOrDefault(variable, "").isEmpty()) {
      put(given, key, "${env:" + variable + "}", "environment");
    }
  }

  private static void put(Map<String, Setting> given, ConfigKey key, String text, String place) {
    given.put(key.name(), Setting.scalar(key.name(), text, place));
  }

  private static Settings read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ConfigException(List.of(file + ": is a directory; allowed: a YAML file"));
    }
    try {
      return YamlReader.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(List.of(file + ": cannot read: " + FileProblem.describe(e)));
    }
  }

  private static void failOn(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }
}
