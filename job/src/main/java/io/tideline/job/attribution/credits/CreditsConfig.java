package io.tideline.job.attribution.credits;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the credits pipeline is told.
 *
 * @param secret keys the buyers' pseudonyms
 */
public record CreditsConfig(PseudonymSecret secret) implements Serializable {}
