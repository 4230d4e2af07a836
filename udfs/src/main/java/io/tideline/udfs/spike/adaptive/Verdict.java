package io.tideline.udfs.spike.adaptive;

/**
 * What one slice means for its series. Counts are events.
 *
 * @param count of the 60 minutes that end with the slice (of the slice where it is longer), as far
 *     as they are known
 * @param expected of the same time
 * @param low the end of the range that holds 99 of 100 ordinary counts of that time
 * @param high its other end
 * @param surprise in nats, of the most surprising of a slice, 15 minutes, one and three hours; 0
 *     for what is not notable. The chance of such a count is e to the power of −surprise
 * @param fires whether an alert of too much begins with this slice
 * @param alerting whether one of too much is under way, this one included
 * @param dropFires whether an alert of too little begins with this slice, by the same rules
 * @param timesReached known hours of the last four weeks that had at least {@code count}
 * @param timesNotPassed known hours of the last four weeks that had at most {@code count}
 * @param hoursKnown known hours of the last four weeks
 * @param silent whether the series has been silent for longer than it can be by chance
 */
public record Verdict(
    double count,
    double expected,
    double low,
    double high,
    double surprise,
    boolean fires,
    boolean alerting,
    boolean dropFires,
    int timesReached,
    int timesNotPassed,
    int hoursKnown,
    boolean silent) {

  /** How likely so much or more is by chance. */
  public double chance() {
    return Math.exp(-surprise);
  }
}
