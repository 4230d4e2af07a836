package io.tideline.job.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A configuration file in a test's folder, and what loading it gives. */
final class ConfigFile {
  /** The least a configuration needs. */
  static final String BROKER = "kafka.bootstrap_servers: localhost:9092\n";

  private final Path file;
  private final Map<String, String> environment;

  ConfigFile(Path folder, String yaml, Map<String, String> environment) {
    this.file = folder.resolve("config.yaml");
    this.environment = environment;
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JobConfig load(String... overrides) {
    return new ConfigLoader(environment).load(file, Arrays.asList(overrides));
  }

  /** The problems, with the file shown by its last name. */
  List<String> problems(String... overrides) {
    return shown(catchThrowableOfType(ConfigException.class, () -> load(overrides)));
  }

  List<String> warehouseProblems() {
    return shown(
        catchThrowableOfType(
            ConfigException.class, () -> new ConfigLoader(environment).loadWarehouse(file)));
  }

  Path path() {
    return file;
  }

  private List<String> shown(ConfigException e) {
    String folder = file.getParent() + "/";
    return e.problems().stream().map(problem -> problem.replace(folder, "")).toList();
  }
}
