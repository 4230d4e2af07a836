package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import org.apache.flink.api.common.functions.MapFunction;

/** What an order changes in the figures of the day on which its customer was won. */
final class LifetimeFunction implements MapFunction<LtvDelta, CampaignChange> {
  private static final long serialVersionUID = 1L;

  private final AccountDays days;

  LifetimeFunction(AccountDays days) {
    this.days = days;
  }

  @Override
  public CampaignChange map(LtvDelta delta) {
    return new CampaignChange(
        new CampaignKey(delta.accountId(), delta.campaign()),
        days.dayOf(delta.accountId(), delta.wonAtMillis()),
        CampaignDay.of(delta));
  }
}
