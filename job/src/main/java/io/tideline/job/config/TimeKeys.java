package io.tideline.job.config;

import static io.tideline.job.config.ValueType.DURATION;

import java.util.List;

/** Keys of event time (SEMANTICS §1). */
final class TimeKeys {
  static final ConfigKey MAX_DISORDER =
      ConfigKey.of(
              "time.max_disorder",
              DURATION,
              "How far behind the newest event of its partition an event may come and still be in"
                  + " time.")
          .byDefault("60s")
          .between("0s", "1h");

  static final ConfigKey IDLE_AFTER =
      ConfigKey.of(
              "time.idle_after",
              DURATION,
              "A partition of which the broker says for this long that all is read no longer holds the"
                  + " others' time back. While the broker doesn't answer, this time doesn't run.")
          .byDefault("30s")
          .between("1s", "1h");

  static final ConfigKey ALIGNMENT_MAX_DRIFT =
      ConfigKey.of(
              "time.alignment_max_drift",
              DURATION,
              "How far, in event time, a topic may run ahead of the slowest during a backfill."
                  + " Smaller holds less state meanwhile; too small slows the backfill, which gains"
                  + " at most this much event time per `time.alignment_update_interval`.")
          .byDefault("6h")
          .between("1min", "30d");

  static final ConfigKey ALIGNMENT_UPDATE_INTERVAL =
      ConfigKey.of(
              "time.alignment_update_interval",
              DURATION,
              "How often a reader compares how far its own partitions are. Readers tell each other"
                  + " nothing.")
          .byDefault("100ms")
          .between("10ms", "1min");

  static final ConfigKey SILENCE_FOLLOWS_WALL_CLOCK_WITHIN =
      ConfigKey.of(
              "time.silence_follows_wall_clock_within",
              DURATION,
              "When all inputs fall silent and the newest event is no further behind the wall clock"
                  + " than this, event time follows the wall clock, so that deadlines are met on"
                  + " quiet nights. Further behind it is a backfill, and the clock stands still at"
                  + " the newest event.")
          .byDefault("24h")
          .between("0s", "30d");

  static final List<ConfigKey> ALL =
      List.of(
          MAX_DISORDER,
          IDLE_AFTER,
          ALIGNMENT_MAX_DRIFT,
          ALIGNMENT_UPDATE_INTERVAL,
          SILENCE_FOLLOWS_WALL_CLOCK_WITHIN);

  private TimeKeys() {}
}
