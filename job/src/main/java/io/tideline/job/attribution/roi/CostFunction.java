package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import io.tideline.udfs.event.CostRecord;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns records of a cost into changes of campaigns: of several with one id the newest by time and
 * event id counts, whatever order they come in, also where it names another campaign or day.
 */
final class CostFunction extends KeyedProcessFunction<CostKey, Event, CampaignChange> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<CostState> newest;

  @Override
  public void open(OpenContext openContext) {
    newest =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("cost", TypeInformation.of(CostState.class)));
  }

  @Override
  public void processElement(Event event, Context context, Collector<CampaignChange> out)
      throws Exception {
    CostState kept = newest.value();
    if (kept != null && !kept.isOlderThan(event.occurredAtMillis(), event.eventId())) {
      return;
    }
    String account = event.accountId();
    if (kept != null) {
      out.collect(change(account, kept.cost(), CampaignDay.without(kept.cost())));
    }
    CostRecord cost = event.costRecord();
    out.collect(change(account, cost, CampaignDay.of(cost)));
    long leavesAt =
        Math.max(
            OpenDays.closesAtMillis(OpenDays.dayOf(cost)),
            kept == null ? Long.MIN_VALUE : kept.leavesAtMillis());
    newest.update(new CostState(event.occurredAtMillis(), event.eventId(), cost, leavesAt));
    context.timerService().registerEventTimeTimer(leavesAt);
  }

  private static CampaignChange change(String account, CostRecord cost, CampaignDay change) {
    return new CampaignChange(
        CampaignKey.of(account, cost.campaign()), OpenDays.dayOf(cost), change);
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<CampaignChange> out)
      throws Exception {
    CostState kept = newest.value();
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (kept != null && atMillis >= kept.leavesAtMillis() && !endOfInput) {
      newest.clear();
    }
  }
}
