package io.tideline.job.decisions;

import io.tideline.udfs.playbook.rule.Decision;

/**
 * An action that waits, as state holds it.
 *
 * @param signal as {@link io.tideline.job.playbook.SignalSerializer} writes it
 */
public record KeptWaiting(Decision decision, byte[] signal, long dueMillis) {}
