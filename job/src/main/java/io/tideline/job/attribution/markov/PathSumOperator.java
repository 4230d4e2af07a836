package io.tideline.job.attribution.markov;

import io.tideline.job.series.FlushingOperator;
import io.tideline.udfs.attribution.markov.PathCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sums the paths of an account's day before the exchange, and hands them on every second. */
final class PathSumOperator extends FlushingOperator<SettledPaths, SettledPaths> {
  private static final long serialVersionUID = 1L;
  private static final long FLUSH_EVERY_MILLIS = 1_000;

  private transient Map<AccountDay, List<PathCounts>> gathered;
  private transient int size;

  private record AccountDay(String accountId, long day) {}

  PathSumOperator() {
    super(FLUSH_EVERY_MILLIS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    gathered = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<SettledPaths> element) {
    SettledPaths paths = element.getValue();
    gathered
        .computeIfAbsent(new AccountDay(paths.accountId(), paths.day()), any -> new ArrayList<>())
        .add(paths.counts());
    size++;
    flushInTime(size);
  }

  @Override
  protected void flush() {
    var reused = new StreamRecord<SettledPaths>(null);
    gathered.forEach(
        (of, paths) ->
            output.collect(
                reused.replace(new SettledPaths(of.accountId(), of.day(), PathCounts.sum(paths)))));
    gathered.clear();
    size = 0;
  }
}
