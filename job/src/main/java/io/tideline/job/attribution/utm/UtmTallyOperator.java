package io.tideline.job.attribution.utm;

import io.tideline.job.series.FlushingOperator;
import io.tideline.udfs.attribution.utm.UtmCombination;
import io.tideline.udfs.attribution.utm.UtmSightings;
import io.tideline.udfs.attribution.utm.UtmTags;
import io.tideline.udfs.event.Event;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Counts combinations before the exchange, and hands them on every second. */
final class UtmTallyOperator extends FlushingOperator<Event, UtmTally> {
  private static final long serialVersionUID = 1L;
  private static final long FLUSH_EVERY_MILLIS = 1_000;

  private transient Map<Seen, UtmSightings> tallies;

  private record Seen(
      String accountId, @Nullable UtmCombination combination, @Nullable String campaign) {}

  UtmTallyOperator() {
    super(FLUSH_EVERY_MILLIS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    tallies = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Event> element) {
    Event event = element.getValue();
    switch (event.type()) {
      case AD_IMPRESSION, AD_CLICK, LINK_CLICK, LEAD_SUBMITTED -> {
        var combination = UtmCombination.of(UtmTags.sent(event.touchpoint()));
        count(new Seen(event.accountId(), combination, null), event.occurredAtMillis());
      }
      case COST_RECORDED -> {
        String campaign = UtmTags.campaign(event.costRecord().campaign());
        if (campaign != null) {
          count(new Seen(event.accountId(), null, campaign), event.occurredAtMillis());
        }
      }
      default -> {}
    }
  }

  private void count(Seen seen, long atMillis) {
    tallies.merge(seen, UtmSightings.at(atMillis), UtmSightings::plus);
    flushInTime(tallies.size());
  }

  @Override
  protected void flush() {
    var reused = new StreamRecord<UtmTally>(null);
    tallies.forEach(
        (seen, times) ->
            output.collect(
                reused.replace(
                    new UtmTally(seen.accountId(), seen.combination(), seen.campaign(), times))));
    tallies.clear();
  }
}
