package io.tideline.job.conversations.kpis;

import io.tideline.job.series.FlushingOperator;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts before the exchange: one tally a key and hour, handed on every second at the latest. The
 * traffic of an account that has all of it leaves as one record an instance and second.
 */
final class KpiCountOperator<T> extends FlushingOperator<T, KpiDelta> {
  private static final long serialVersionUID = 1L;
  private static final long FLUSH_EVERY_MILLIS = 1_000;
  private static final long HOUR_MILLIS = 3_600_000L;

  private final FactReader<T> reader;

  private transient Map<KeyHour, KpiTally> tallies;

  private record KeyHour(KpiKey key, long hourMillis) {
    @Override
    public int hashCode() {
      return 31 * key.hashCode() + Long.hashCode(hourMillis);
    }
  }

  KpiCountOperator(FactReader<T> reader) {
    super(FLUSH_EVERY_MILLIS);
    this.reader = reader;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tallies = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    reader.read(element.getValue(), this::count);
    flushInTime(tallies.size());
  }

  private void count(KpiFact fact) {
    var key = new KpiKey(fact.accountId(), fact.platform(), fact.channel());
    long hour = fact.atMillis() - Math.floorMod(fact.atMillis(), HOUR_MILLIS);
    tallies.computeIfAbsent(new KeyHour(key, hour), any -> new KpiTally()).count(fact);
  }

  @Override
  protected void flush() {
    var reused = new StreamRecord<KpiDelta>(null);
    tallies.forEach(
        (of, tally) ->
            output.collect(
                reused.replace(
                    new KpiDelta(of.key(), of.hourMillis(), tally.counts(), tally.replies()))));
    tallies.clear();
  }
}
