package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.roi.CampaignDay;
import java.util.List;

/**
 * A day of a campaign.
 *
 * @param issues how often rows of it have been issued
 * @param shown the currencies of other days under which its leads stood when its rows were last
 *     issued; empty where it has currencies of its own
 */
public record CampaignDayState(CampaignDay figures, long issues, List<String> shown) {
  static final CampaignDayState NEW = new CampaignDayState(CampaignDay.NONE, 0, List.of());

  public CampaignDayState {
    figures = figures == null ? CampaignDay.NONE : figures;
    shown = shown == null ? List.of() : shown;
  }

  CampaignDayState with(CampaignDay changed) {
    return new CampaignDayState(changed, issues, shown);
  }

  CampaignDayState issuedUnder(List<String> currencies) {
    return new CampaignDayState(figures, issues + 1, currencies);
  }
}
