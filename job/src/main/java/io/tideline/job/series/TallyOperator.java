package io.tideline.job.series;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.SeriesKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums before the exchange: one tally a series and hour. De-duplication has spread the events by
 * id, so the traffic of one viral video arrives here evenly and leaves as one record an instance
 * and flush.
 *
 * @param <T> the tally
 * @param <D> what it hands on
 */
public abstract class TallyOperator<T extends Tally<T, D>, D> extends FlushingOperator<Event, D> {
  private static final long serialVersionUID = 1L;

  private transient Map<SeriesHour, T> tallies;

  private record SeriesHour(SeriesKey key, long hourMillis) {
    @Override
    public int hashCode() {
      return 31 * key.hashCode() + Long.hashCode(hourMillis);
    }
  }

  /**
   * @param flushIntervalMillis processing time after which tallies are handed on
   */
  protected TallyOperator(long flushIntervalMillis) {
    super(flushIntervalMillis);
  }

  /** Adds the event to the tallies it is for; false where there is none. */
  protected abstract boolean count(Event event);

  /** A new tally. */
  protected abstract T newTally(SeriesKey key, long hourMillis);

  @Override
  public void open() throws Exception {
    super.open();
    tallies = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Event> element) {
    if (count(element.getValue())) {
      flushInTime(tallies.size());
    }
  }

  /** The tally of the series in that hour. */
  protected final T tally(SeriesKey key, long hourMillis) {
    var seriesHour = new SeriesHour(key, hourMillis);
    T tally = tallies.get(seriesHour);
    if (tally == null) {
      tally = newTally(key, hourMillis);
      tallies.put(seriesHour, tally);
    }
    return tally;
  }

  /** What was gathered of videos is their account's as well. */
  @Override
  protected final void flush() {
    for (T tally : List.copyOf(tallies.values())) {
      SeriesKey key = tally.key();
      if (!key.videoId().isEmpty()) {
        var account = new SeriesKey(key.accountId(), key.platform(), key.series(), "");
        tally(account, tally.hourMillis()).add(tally);
      }
    }
    var reused = new StreamRecord<D>(null);
    for (T tally : tallies.values()) {
      output.collect(reused.replace(tally.delta()));
    }
    tallies.clear();
  }
}
