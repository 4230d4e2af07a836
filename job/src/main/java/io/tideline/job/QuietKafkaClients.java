package io.tideline.job;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A time in which Kafka's clients log nothing: they warn at each attempt to reach a broker, and
 * whoever looks whether it is there tells the outcome once. Where a cluster logs with something
 * else than Log4j, they log on.
 */
public final class QuietKafkaClients implements AutoCloseable {
  private static final String LOG4J = "org.apache.logging.slf4j.";

  private final boolean silenced =
      LoggerFactory.getILoggerFactory().getClass().getName().startsWith(LOG4J);
  private final @Nullable Object before = silenced ? Log4j.silence() : null;

  private QuietKafkaClients() {}

  /** Begins it. */
  public static QuietKafkaClients begin() {
    return new QuietKafkaClients();
  }

  /** They log as before. */
  @Override
  public void close() {
    if (silenced) {
      Log4j.restore((Level) before);
    }
  }

  /** Apart, since its types need not be there. */
  private static final class Log4j {
    private static final String CLIENTS = "org.apache.kafka";

    /** The level that was set for the clients themselves; null where none was. */
    static @Nullable Level silence() {
      LoggerConfig nearest =
          LoggerContext.getContext(false).getConfiguration().getLoggerConfig(CLIENTS);
      Level own = nearest.getName().equals(CLIENTS) ? nearest.getExplicitLevel() : null;
      Configurator.setLevel(CLIENTS, Level.OFF);
      return own;
    }

    static void restore(@Nullable Level own) {
      if (own != null) {
        Configurator.setLevel(CLIENTS, own);
        return;
      }
      LoggerContext context = LoggerContext.getContext(false);
      context.getConfiguration().removeLogger(CLIENTS);
      context.updateLoggers();
    }
  }
}
