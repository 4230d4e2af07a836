package io.tideline.job.attribution.credits;

import io.tideline.job.playbook.AccountSettings;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the credits pipeline is told.
 *
 * @param windows how long before an order a message counts
 * @param secret keys the buyers' pseudonyms
 */
public record CreditsConfig(AccountSettings<AttributionWindows> windows, PseudonymSecret secret)
    implements Serializable {}
