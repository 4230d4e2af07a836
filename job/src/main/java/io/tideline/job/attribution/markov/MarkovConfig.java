package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.AccountDays;
import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param days at whose turn each account's model is learned anew
 */
public record MarkovConfig(AccountDays days) implements Serializable {}
