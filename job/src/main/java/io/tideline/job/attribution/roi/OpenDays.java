package io.tideline.job.attribution.roi;

import io.tideline.udfs.event.CostRecord;
import java.time.LocalDate;

/** How long days are open for corrections. */
final class OpenDays {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long OPEN_DAYS = 430;

  private OpenDays() {}

  /** When a day closes: so long after it is over everywhere. */
  static long closesAtMillis(long day) {
    return (day + 2 + OPEN_DAYS) * DAY_MILLIS;
  }

  /** The day a cost belongs to, counted from the epoch. */
  static long dayOf(CostRecord cost) {
    return LocalDate.parse(cost.date()).toEpochDay();
  }
}
