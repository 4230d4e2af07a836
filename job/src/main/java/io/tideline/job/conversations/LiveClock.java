package io.tideline.job.conversations;

import io.tideline.job.ingest.KeptClock;
import java.time.Duration;
import org.apache.flink.streaming.api.TimerService;

/** Whether deadlines may be judged by the wall clock, for event time is near enough to it. */
final class LiveClock {
  /** How soon a deadline is looked at again while what has come is not known. */
  static final long RETRY_MILLIS = 1_000;

  /** A clock further behind is a backfill's: then deadlines are judged in event time. */
  private static final long CATCH_UP_MILLIS = Duration.ofHours(1).toMillis();

  private final KeptClock clock;
  private final long withinMillis;

  LiveClock(KeptClock clock, long withinMillis) {
    this.clock = clock;
    this.withinMillis = withinMillis;
  }

  /** Whether what has happened by now has come but for what disorder and silence hold back. */
  boolean isLive(TimerService timers) {
    boolean hasStarted = timers.currentWatermark() != Long.MIN_VALUE;
    return hasStarted && clock.millis() >= timers.currentProcessingTime() - withinMillis;
  }

  /** After a start the clock stands until the first watermark has come. */
  boolean mayCatchUp(TimerService timers) {
    return timers.currentWatermark() == Long.MIN_VALUE
        || clock.millis() >= timers.currentProcessingTime() - CATCH_UP_MILLIS;
  }
}
