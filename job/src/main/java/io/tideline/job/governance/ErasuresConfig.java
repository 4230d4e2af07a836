package io.tideline.job.governance;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What steps that hold anything about people are told.
 *
 * @param inOrder whether erasures take effect behind the clock, in order of time, as in a bounded
 *     run; else as soon as they come
 * @param secret keys the pseudonyms by which erasures name people
 */
public record ErasuresConfig(boolean inOrder, PseudonymSecret secret) implements Serializable {}
