package io.tideline.job.attribution.utm;

import io.tideline.udfs.attribution.utm.UtmReview;
import io.tideline.udfs.attribution.utm.UtmSightings;

/**
 * A combination with a problem, or with a campaign that may turn out to be a mistyped one.
 *
 * @param review by the campaigns known so far
 */
public record UtmIssue(UtmSightings seen, UtmReview review) {}
