package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * The thresholds of rolling sentiment (SEMANTICS §4). Scores are 0 to 1.
 *
 * @param minMessages least messages in 60 minutes for their mean to say anything
 * @param floor a mean below it is a drop
 * @param drop a mean lower than a week before by at least so much is a drop
 * @param recovery so far above its threshold the mean must be to count towards the end
 * @param recoverySlices so many such slice ends in a row resolve a drop
 * @param silentHours after so many hours without a mean there is nothing left to act on
 */
public record SentimentThresholds(
    int minMessages,
    double floor,
    double drop,
    double recovery,
    int recoverySlices,
    int silentHours)
    implements Serializable {

  /** The defaults of SEMANTICS §4, which does not speak of silence. */
  public static final SentimentThresholds DEFAULT =
      new SentimentThresholds(20, 0.2, 0.15, 0.05, 3, 24);
}
