package io.tideline.udfs.alert;

import io.tideline.udfs.event.Severity;

/**
 * An alert that is up.
 *
 * @param firstWindowEndMillis end of the window it fired for
 * @param severity the highest so far
 * @param revision of the last one published, from 1
 * @param calmJudgements how many complete judgements in a row found it calm
 */
public record AlertState(
    long firstWindowEndMillis, Severity severity, int revision, int calmJudgements) {}
