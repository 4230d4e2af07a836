package io.tideline.job.cli;

import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.job.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which warehouse a command is about: the one of a configuration, or one named by its address. */
final class WarehouseOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take the warehouse of this configuration, the one that run uses.")
  private @Nullable Path config;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Or name it: jdbc:postgresql://HOST:PORT/DATABASE. The password is taken from the"
              + " environment variable TIDELINE_WAREHOUSE_PASSWORD.")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "ROLE",
      description = "With --url: the role to log in as; tideline by default.")
  private @Nullable String user;

  /** The configuration, where that names the warehouse. */
  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /**
   * The warehouse these options name.
   *
   * @throws ParameterException where they name none or two
   */
  WarehouseLocation location(Map<String, String> environment) {
    ConfigLoader loader = new ConfigLoader(environment);
    if (config != null && url == null && user == null) {
      return loader.loadWarehouse(config).location();
    }
    if (config == null && url != null) {
      return loader.warehouseAt(url, Optional.ofNullable(user)).location();
    }
    throw new ParameterException(
        command.commandLine(), "say which warehouse: --config FILE, or --url URL [--user ROLE]");
  }
}
