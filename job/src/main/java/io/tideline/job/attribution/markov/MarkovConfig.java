package io.tideline.job.attribution.markov;

import io.tideline.job.playbook.AccountSettings;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.playbook.AttributionWindows;
import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param days at whose turn each account's model is learned anew
 * @param windows after the longest of them a path without an order has ended
 */
public record MarkovConfig(AccountDays days, AccountSettings<AttributionWindows> windows)
    implements Serializable {}
