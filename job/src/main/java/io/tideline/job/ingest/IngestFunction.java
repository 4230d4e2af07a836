package io.tideline.job.ingest;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts what was decoded into events, dead letters and tombstones, and counts them. */
public final class IngestFunction extends ProcessFunction<Decoded, Event> {
  private static final long serialVersionUID = 1L;

  /** Records that could not be used. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  private transient IngestCounters counters;

  @Override
  public void open(OpenContext openContext) {
    counters = new IngestCounters(getRuntimeContext());
  }

  @Override
  public void processElement(Decoded decoded, Context context, Collector<Event> out) {
    counters.count(decoded.topic(), IngestCounters.READ);
    DeadLetter deadLetter = decoded.deadLetter();
    Event event = decoded.event();
    if (deadLetter != null) {
      counters.deadLetter(decoded.topic(), deadLetter.reason());
      context.output(DEAD_LETTERS, deadLetter);
    } else if (event != null) {
      out.collect(event);
    } else {
      counters.count(decoded.topic(), IngestCounters.TOMBSTONES);
    }
  }
}
