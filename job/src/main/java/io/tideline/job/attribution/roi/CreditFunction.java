package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import org.apache.flink.api.common.functions.MapFunction;

/** What an order changes in the figures of its day. */
final class CreditFunction implements MapFunction<CampaignDelta, CampaignChange> {
  private static final long serialVersionUID = 1L;

  private final AccountDays days;

  CreditFunction(AccountDays days) {
    this.days = days;
  }

  @Override
  public CampaignChange map(CampaignDelta delta) {
    return new CampaignChange(
        new CampaignKey(delta.accountId(), delta.campaign()),
        days.dayOf(delta.accountId(), delta.occurredAtMillis()),
        CampaignDay.of(delta));
  }
}
