package io.tideline.job.ingest;

import java.time.Duration;
import org.apache.flink.streaming.api.TimerService;

/** Whether deadlines may be judged by the wall clock, for event time is near enough to it. */
public final class LiveClock {
  /** How soon a deadline is looked at again while what has come is not known. */
  public static final long RETRY_MILLIS = 1_000;

  /** A clock further behind is a backfill's: then deadlines are judged in event time. */
  private static final long CATCH_UP_MILLIS = Duration.ofHours(1).toMillis();

  private final KeptClock clock;
  private final long withinMillis;

  /** A clock that is live while it is no further behind the wall clock than that. */
  public LiveClock(KeptClock clock, long withinMillis) {
    this.clock = clock;
    this.withinMillis = withinMillis;
  }

  /** Whether what has happened by now has come but for what disorder and silence hold back. */
  public boolean isLive(TimerService timers) {
    boolean hasStarted = timers.currentWatermark() != Long.MIN_VALUE;
    return hasStarted && clock.millis() >= timers.currentProcessingTime() - withinMillis;
  }

  /** After a start the clock stands until the first watermark has come. */
  public boolean mayCatchUp(TimerService timers) {
    return timers.currentWatermark() == Long.MIN_VALUE
        || clock.millis() >= timers.currentProcessingTime() - CATCH_UP_MILLIS;
  }
}
