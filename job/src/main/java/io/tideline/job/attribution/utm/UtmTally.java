package io.tideline.job.attribution.utm;

import io.tideline.udfs.attribution.utm.UtmCombination;
import io.tideline.udfs.attribution.utm.UtmSightings;
import org.jspecify.annotations.Nullable;

/**
 * What one instance has seen of a combination, or of a campaign's costs, since it last handed on.
 *
 * @param combination null for costs
 * @param knownCampaign null for touches
 */
public record UtmTally(
    String accountId,
    @Nullable UtmCombination combination,
    @Nullable String knownCampaign,
    UtmSightings seen) {}
