package io.tideline.job.text;

import io.tideline.job.config.TextConfig;
import io.tideline.udfs.event.Event;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Wires events to events whose texts have been read. */
public final class TextPipeline {
  private TextPipeline() {}

  /** Attaches the step to the events; it runs in the task that gives them. */
  public static DataStream<Event> attach(DataStream<Event> events, TextConfig config) {
    return events
        .map(new TextFunction(config))
        .returns(events.getType())
        .uid("text.analyze")
        .name("text.analyze");
  }
}
