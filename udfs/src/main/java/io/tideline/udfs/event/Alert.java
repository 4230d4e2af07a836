package io.tideline.udfs.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an escalation alert (CONTRACTS §2).
 *
 * @param alertId deterministic: the same input gives the same id
 * @param revision 1, 2, … without a gap
 * @param kind for example {@code volume_spike}
 * @param subject what it is about, by field name; the same in every revision
 * @param endedAtMillis null while firing
 * @param baseline null where the kind has none
 * @param threshold count-based kinds: the growth needed as a ratio; SLA kinds: seconds
 * @param summary one line a person can read
 * @param groupKey shared by alerts that have one cause; null where it has none
 * @param inhibitedBy the id of the alert that speaks for this one; null where none does
 * @param backfill its cause is over an hour behind the wall clock, so nobody should be paged
 * @param atMillis event time of what this revision reports; not part of the contract, it orders
 *     revisions and stamps the Kafka record
 * @param restated whether this revision neither fires, rises nor resolves, but says more of an
 *     alert that is up; not part of the contract
 * @param samples of how many the value is the mean; null where it is none; not part of the contract
 */
public record Alert(
    String alertId,
    int revision,
    AlertStatus status,
    String kind,
    Severity severity,
    String accountId,
    String platform,
    Map<String, String> subject,
    long startedAtMillis,
    @Nullable Long endedAtMillis,
    double value,
    @Nullable Double baseline,
    double threshold,
    String summary,
    String ruleId,
    String playbookVersion,
    @Nullable String groupKey,
    @Nullable String inhibitedBy,
    boolean backfill,
    long atMillis,
    boolean restated,
    @Nullable Integer samples) {

  /** A revision that fires, rises or resolves. */
  public Alert(
      String alertId,
      int revision,
      AlertStatus status,
      String kind,
      Severity severity,
      String accountId,
      String platform,
      Map<String, String> subject,
      long startedAtMillis,
      @Nullable Long endedAtMillis,
      double value,
      @Nullable Double baseline,
      double threshold,
      String summary,
      String ruleId,
      String playbookVersion,
      @Nullable String groupKey,
      @Nullable String inhibitedBy,
      boolean backfill,
      long atMillis) {
    this(
        alertId,
        revision,
        status,
        kind,
        severity,
        accountId,
        platform,
        subject,
        startedAtMillis,
        endedAtMillis,
        value,
        baseline,
        threshold,
        summary,
        ruleId,
        playbookVersion,
        groupKey,
        inhibitedBy,
        backfill,
        atMillis,
        false,
        null);
  }

  /** The same revision, spoken for by another alert. */
  public Alert inhibitedBy(String otherAlertId) {
    return new Alert(
        alertId,
        revision,
        status,
        kind,
        severity,
        accountId,
        platform,
        subject,
        startedAtMillis,
        endedAtMillis,
        value,
        baseline,
        threshold,
        summary,
        ruleId,
        playbookVersion,
        groupKey,
        otherAlertId,
        backfill,
        atMillis,
        restated,
        samples);
  }

  /** The same revision in other words. */
  public Alert summarized(String otherSummary) {
    return new Alert(
        alertId,
        revision,
        status,
        kind,
        severity,
        accountId,
        platform,
        subject,
        startedAtMillis,
        endedAtMillis,
        value,
        baseline,
        threshold,
        otherSummary,
        ruleId,
        playbookVersion,
        groupKey,
        inhibitedBy,
        backfill,
        atMillis,
        restated,
        samples);
  }

  /** The same revision, whose value is the mean of so many. */
  public Alert ofSamples(int number) {
    return new Alert(
        alertId,
        revision,
        status,
        kind,
        severity,
        accountId,
        platform,
        subject,
        startedAtMillis,
        endedAtMillis,
        value,
        baseline,
        threshold,
        summary,
        ruleId,
        playbookVersion,
        groupKey,
        inhibitedBy,
        backfill,
        atMillis,
        restated,
        number);
  }
}
