package io.tideline.job.attribution.roi;

import io.tideline.job.series.FlushingOperator;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sums changes of a campaign's day before the exchange, and hands them on every second. */
final class ChangeSumOperator extends FlushingOperator<CampaignChange, CampaignChange> {
  private static final long serialVersionUID = 1L;
  private static final long FLUSH_EVERY_MILLIS = 1_000;

  private transient Map<KeyDay, CampaignDay> sums;

  private record KeyDay(CampaignKey key, long day) {}

  ChangeSumOperator() {
    super(FLUSH_EVERY_MILLIS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    sums = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<CampaignChange> element) {
    CampaignChange change = element.getValue();
    sums.merge(new KeyDay(change.key(), change.day()), change.change(), CampaignDay::plus);
    flushInTime(sums.size());
  }

  @Override
  protected void flush() {
    var reused = new StreamRecord<CampaignChange>(null);
    sums.forEach(
        (of, sum) -> output.collect(reused.replace(new CampaignChange(of.key(), of.day(), sum))));
    sums.clear();
  }
}
