package io.tideline.job.config;

import io.tideline.udfs.conversation.hours.HoursByAccount;
import java.util.List;

/**
 * When accounts answer.
 *
 * @param accounts the open time of each
 * @param warnings what is allowed but may not be meant, one line each
 */
public record BusinessHoursConfig(HoursByAccount accounts, List<String> warnings) {

  /** What holds where nothing is configured: all time counts. */
  public static final BusinessHoursConfig DEFAULT =
      new BusinessHoursConfig(HoursByAccount.WALL_CLOCK, List.of());

  public BusinessHoursConfig {
    warnings = List.copyOf(warnings);
  }
}
