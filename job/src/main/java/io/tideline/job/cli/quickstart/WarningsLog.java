package io.tideline.job.cli.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** Sends what servers and job have to say to a file, so that the console holds alerts only. */
final class WarningsLog {
  /** The sink registers its metrics anew with every checkpoint, which says nothing to anybody. */
  private static final String CONFIGURATION =
      """
      status = off
      appender.file.type = File
      appender.file.name = file
      appender.file.fileName = %s
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %%d{ISO8601} %%-5level %%logger{1} [%%t] %%msg%%n
      logger.metrics.name = org.apache.flink.metrics.MetricGroup
      logger.metrics.level = error
      rootLogger.level = warn
      rootLogger.appenderRef.file.ref = file
      """;

  private WarningsLog() {}

  /** From now on, warnings and errors go to that file; how is in a file beside it. */
  static void divertTo(Path file) throws IOException {
    Path configuration = file.resolveSibling("log4j2.properties");
    String path = file.toString().replace("\\", "\\\\");
    Files.writeString(configuration, CONFIGURATION.formatted(path));
    // Flink keeps its remote calls in a class loader of their own, with a logging of their own.
    System.setProperty("log4j2.configurationFile", configuration.toUri().toString());
    Configurator.reconfigure(configuration.toUri());
  }
}
