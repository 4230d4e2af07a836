package io.tideline.udfs.playbook.guard;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of automated messages (SEMANTICS §9).
 *
 * @param perHour most automated messages to a person in any 60 minutes
 * @param perDay most in any 24 hours
 * @param templateRepeatMillis so long the same template is not sent again to the same person
 * @param attempts most automated answers in an episode before a person has to answer
 * @param quietHours null where there are none
 * @param dmUnanswered most messages of the business in a direct conversation before the person
 *     answers
 * @param dmWindowMillis so long after a person's message the business may write freely
 * @param dmAfterWindow most messages of the business later than that
 * @param qaSamplePct of automated replies in the sample for quality checks, 5 to 10
 * @param controlCohortPct of people whom automation leaves alone
 * @param blocked ids of people who get nothing automated
 * @param regionsWithoutAutomation two-letter codes
 */
public record GuardRules(
    int perHour,
    int perDay,
    long templateRepeatMillis,
    int attempts,
    @Nullable QuietHours quietHours,
    int dmUnanswered,
    long dmWindowMillis,
    int dmAfterWindow,
    double qaSamplePct,
    double controlCohortPct,
    List<String> blocked,
    List<String> regionsWithoutAutomation)
    implements Serializable {
  private static final long HOUR_MILLIS = 3_600_000L;

  /** The defaults of SEMANTICS §9. */
  public static final GuardRules DEFAULT =
      new GuardRules(
          3, 10, 24 * HOUR_MILLIS, 2, null, 10, 48 * HOUR_MILLIS, 3, 7.5, 0, List.of(), List.of());

  public GuardRules {
    blocked = List.copyOf(blocked);
    regionsWithoutAutomation = List.copyOf(regionsWithoutAutomation);
  }
}
