package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.roi.CampaignDay;

/**
 * A day of a campaign.
 *
 * @param issues how often rows of it have been issued
 */
public record CampaignDayState(CampaignDay figures, long issues) {
  static final CampaignDayState NEW = new CampaignDayState(CampaignDay.NONE, 0);

  public CampaignDayState {
    figures = figures == null ? CampaignDay.NONE : figures;
  }
}
