package io.tideline.udfs.playbook.rule;

/**
 * A rule that could not be judged on one signal; the others were.
 *
 * @param reason one line, without anything a person wrote
 */
public record RuleFailure(String ruleId, String reason) {}
