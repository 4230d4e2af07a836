package io.tideline.udfs.playbook.cel;

/**
 * What is wrong with a condition.
 *
 * @param line within the condition, from 1
 */
public record ConditionProblem(int line, String message) {}
