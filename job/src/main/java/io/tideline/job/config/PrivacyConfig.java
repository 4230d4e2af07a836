package io.tideline.job.config;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * How people's ids are kept out of the tables.
 *
 * @param pseudonymSecret keys their pseudonyms; the published one where there is no warehouse and
 *     none is given
 */
public record PrivacyConfig(PseudonymSecret pseudonymSecret) implements Serializable {}
