package io.tideline.job.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every key of the configuration: the one source of what is accepted, of the defaults, and of
 * {@code docs/configuration.md}. A new pipeline adds its keys to {@link PipelineKeys} or a list of
 * its own.
 */
public final class ConfigKeys {
  private static final List<ConfigKey> ALL =
      Stream.of(
              KafkaKeys.ALL,
              WarehouseKeys.ALL,
              PrivacyKeys.ALL,
              TextKeys.ALL,
              RuntimeKeys.ALL,
              TimeKeys.ALL,
              PipelineKeys.ALL,
              PlaybookKeys.ALL,
              NotifyKeys.ALL)
          .flatMap(List::stream)
          .toList();

  private ConfigKeys() {}

  /** All keys in the order of the reference. */
  public static List<ConfigKey> all() {
    return ALL;
  }
}
