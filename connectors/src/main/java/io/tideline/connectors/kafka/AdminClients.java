package io.tideline.connectors.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Opens administration clients that give up after a given time. */
final class AdminClients {
  private AdminClients() {}

  /** A client whose calls fail after {@code patience}; throws KafkaException on bad settings. */
  static Admin open(KafkaSettings settings, Duration patience) {
    Properties config = settings.clientConfig();
    String millis = String.valueOf(patience.toMillis());
    config.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    config.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    // Each attempt to reach a dead broker is a warning in the log.
    config.setProperty(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "500");
    config.setProperty(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "2000");
    return Admin.create(config);
  }
}
