package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import io.tideline.udfs.attribution.utm.UtmTags;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Counts leads for their campaign; those that name none count for none. */
final class LeadFunction implements FlatMapFunction<Event, CampaignChange> {
  private static final long serialVersionUID = 1L;

  private final AccountDays days;

  LeadFunction(AccountDays days) {
    this.days = days;
  }

  @Override
  public void flatMap(Event event, Collector<CampaignChange> out) {
    if (event.type() != EventType.LEAD_SUBMITTED) {
      return;
    }
    String campaign = UtmTags.normal(event.touchpoint()).campaign();
    if (campaign != null) {
      long day = days.dayOf(event.accountId(), event.occurredAtMillis());
      out.collect(
          new CampaignChange(new CampaignKey(event.accountId(), campaign), day, CampaignDay.LEAD));
    }
  }
}
