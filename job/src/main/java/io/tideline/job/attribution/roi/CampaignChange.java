package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;

/**
 * What is to be added to a campaign's day.
 *
 * @param day counted from the epoch
 */
public record CampaignChange(CampaignKey key, long day, CampaignDay change) {}
