package io.tideline.job.decisions;

import io.tideline.job.signals.SignalSerializer;
import io.tideline.udfs.playbook.rule.Decision;

/**
 * An action that waits, as state holds it.
 *
 * @param signal as {@link SignalSerializer} writes it
 */
public record KeptWaiting(Decision decision, byte[] signal, long dueMillis) {}
