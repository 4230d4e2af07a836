package io.tideline.job.attribution.roi;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.roi.CampaignKey;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires costs, leads and credits to rows of {@code campaign_daily}. */
public final class RoiPipeline {
  private static final TypeInformation<CampaignChange> CHANGE =
      TypeInformation.of(CampaignChange.class);

  private RoiPipeline() {}

  /**
   * Attaches the pipeline.
   *
   * @param credits what orders and their corrections change in campaigns
   * @param lifetimes what they change in the customers that campaigns won
   */
  public static DataStream<TableRow> attach(
      DataStream<Event> events,
      DataStream<CampaignDelta> credits,
      DataStream<LtvDelta> lifetimes,
      RoiConfig config) {
    DataStream<CampaignChange> costs =
        named(
            "roi.costs",
            events
                .filter(event -> event.type() == EventType.COST_RECORDED)
                .uid("roi.cost-events")
                .name("roi.cost-events")
                .keyBy(
                    event -> new CostKey(event.accountId(), event.costRecord().costId()),
                    TypeInformation.of(CostKey.class))
                .process(new CostFunction()));
    DataStream<CampaignChange> leads =
        named("roi.leads", events.flatMap(new LeadFunction(config.days())));
    DataStream<CampaignChange> sales =
        named("roi.credits", credits.map(new CreditFunction(config.days())));
    DataStream<CampaignChange> brought =
        named("roi.lifetimes", lifetimes.map(new LifetimeFunction(config.days())));
    return summed("roi.sum-costs", costs)
        .union(
            summed("roi.sum-leads", leads),
            summed("roi.sum-credits", sales),
            summed("roi.sum-lifetimes", brought))
        .keyBy(CampaignChange::key, TypeInformation.of(CampaignKey.class))
        .transform(
            "roi.campaigns", TableRowSerializer.TYPE, new CampaignOperator(new CampaignFunction()))
        .uid("roi.campaigns");
  }

  private static DataStream<CampaignChange> named(
      String name, SingleOutputStreamOperator<CampaignChange> changes) {
    return changes.returns(CHANGE).uid(name).name(name);
  }

  private static DataStream<CampaignChange> summed(
      String name, DataStream<CampaignChange> changes) {
    return changes.transform(name, CHANGE, new ChangeSumOperator()).uid(name);
  }
}
