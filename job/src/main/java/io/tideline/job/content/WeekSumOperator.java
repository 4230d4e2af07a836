package io.tideline.job.content;

import io.tideline.job.series.FlushingOperator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Sums changes of an account's week before the exchange, and hands them on every second; of a
 * video's views the last stands.
 */
final class WeekSumOperator extends FlushingOperator<WeekChange, AccountChange> {
  private static final long serialVersionUID = 1L;
  private static final long FLUSH_EVERY_MILLIS = 1_000;

  /** Views of videos, for the shards. */
  static final OutputTag<ViewsChange> VIEWS = new OutputTag<>("views", ViewsChangeSerializer.TYPE);

  private transient Map<AccountWeek, AccountChange> sums;
  private transient Map<VideoOfWeek, ViewsChange> views;

  private record AccountWeek(AccountKey account, long monday) {}

  private record VideoOfWeek(AccountKey account, long monday, String videoId) {}

  WeekSumOperator() {
    super(FLUSH_EVERY_MILLIS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    sums = new LinkedHashMap<>();
    views = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<WeekChange> element) {
    AccountChange change = element.getValue().change();
    sums.merge(new AccountWeek(change.account(), change.monday()), change, AccountChange::plus);
    ViewsChange viewed = element.getValue().views();
    if (viewed != null) {
      views.put(new VideoOfWeek(viewed.account(), viewed.monday(), viewed.videoId()), viewed);
    }
    flushInTime(sums.size() + views.size());
  }

  @Override
  protected void flush() {
    var changed = new StreamRecord<AccountChange>(null);
    sums.values().forEach(change -> output.collect(changed.replace(change)));
    sums.clear();
    var viewed = new StreamRecord<ViewsChange>(null);
    views.values().forEach(change -> output.collect(VIEWS, viewed.replace(change)));
    views.clear();
  }
}
