package io.tideline.job.decisions;

/**
 * What is told once: a rule of a playbook that failed for one reason within an hour.
 *
 * @param place of the rule in the document, from 0
 * @param reason without anything a person wrote
 * @param hour of event time, since the epoch
 */
public record FailedRuleKey(
    String tenant, String version, int place, String ruleId, String reason, long hour) {}
