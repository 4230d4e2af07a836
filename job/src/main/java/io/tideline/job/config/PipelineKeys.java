package io.tideline.job.config;

import static io.tideline.job.config.ValueType.DURATION;

import java.util.List;

/** Keys of single pipelines. */
final class PipelineKeys {
  static final ConfigKey DEDUP_RETENTION =
      ConfigKey.of(
              "dedup.retention",
              DURATION,
              "How long, in event time, the ids of accepted events are remembered. Repeats are"
                  + " recognised over 24 h either way; the rest covers inputs that run apart.")
          .byDefault("48h")
          .between("25h", "30d");

  static final ConfigKey SPIKES_FLUSH_INTERVAL =
      ConfigKey.of(
              "spikes.flush_interval",
              DURATION,
              "How often counts, and sums of sentiment, gathered before the key shuffle are passed"
                  + " on. Adds to an alert's delay; longer means less work per event on busy keys.")
          .byDefault("200ms")
          .between("10ms", "10s");

  static final List<ConfigKey> ALL = List.of(DEDUP_RETENTION, SPIKES_FLUSH_INTERVAL);

  private PipelineKeys() {}
}
