package io.tideline.bench;

import io.tideline.connectors.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the Flink of a measure over the servers, with the configuration a user would write. */
final class Drain {
  private final BenchSettings settings;
  private final Servers servers;

  Drain(BenchSettings settings, Servers servers) {
    this.settings = settings;
    this.servers = servers;
  }

  FlinkProcess start(Measure measure) throws IOException {
    Path folder = Files.createDirectories(settings.folder().resolve(measure.wireName()));
    Path config = folder.resolve("tideline.yaml");
    Files.writeString(config, yaml(measure, folder));
    List<String> arguments =
        List.of(
            measure.wireName(),
            config.toString(),
            folder.toString(),
            Long.toString(servers.brokerPid()),
            Long.toString(servers.postgresPid()),
            Long.toString(settings.traffic().events()));
    return FlinkProcess.start(
        new FlinkProcess.Launch(
            arguments, settings.heap(), recording(measure), folder.resolve("flink.log")));
  }

  private @Nullable Path recording(Measure measure) throws IOException {
    if (settings.profiles() == null) {
      return null;
    }
    Path file = Files.createDirectories(settings.profiles()).resolve(measure.wireName() + ".jfr");
    System.err.println("bench: recording " + file);
    return file;
  }

  private String yaml(Measure measure, Path folder) throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, LocalPostgres.PASSWORD);
    return """
        kafka:
          bootstrap_servers: %s
          group_id: bench-%s
          transactional_id_prefix: bench-%s
        warehouse:
          url: %s
          user: %s
          password: ${file:%s}
        checkpoint:
          interval: 10s
          directory: %s
        parallelism: %d
        ui:
          port: 0
        """
        .formatted(
            servers.bootstrapServers(),
            measure.wireName(),
            measure.wireName(),
            servers.postgres().jdbcUrl(),
            LocalPostgres.USER,
            password,
            folder.resolve("checkpoints").toUri(),
            settings.parallelism());
  }
}
