package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.AccountDays;
import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param days on which conversions and leads count; costs say their day themselves
 */
public record RoiConfig(AccountDays days) implements Serializable {}
