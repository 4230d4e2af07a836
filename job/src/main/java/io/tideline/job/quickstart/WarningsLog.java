package io.tideline.job.quickstart;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Sends what servers and job have to say to a file, so that the console holds alerts only. */
final class WarningsLog {
  private static final String FILE = "file";

  /** The sink registers its metrics anew with every checkpoint, which says nothing to anybody. */
  private static final String REPEATED = "org.apache.flink.metrics.MetricGroup";

  private WarningsLog() {}

  /** From now on, warnings and errors go to that file. */
  static void divertTo(Path file) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    AppenderComponentBuilder appender =
        builder
            .newAppender(FILE, "File")
            .addAttribute("fileName", file.toString())
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%d{ISO8601} %-5level %logger{1} [%t] %msg%n"));
    Configurator.reconfigure(
        builder
            .setStatusLevel(Level.OFF)
            .add(appender)
            .add(builder.newLogger(REPEATED, Level.ERROR))
            .add(builder.newRootLogger(Level.WARN).add(builder.newAppenderRef(FILE)))
            .build(false));
  }
}
