package io.tideline.job.posting;

import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Takes from snapshots and activity what the tables need. */
final class SelectFunction implements FlatMapFunction<Event, PostingFact> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(Event event, Collector<PostingFact> out) {
    switch (event.type()) {
      case VIDEO_SNAPSHOT -> out.collect(PostingFact.ofSnapshot(event));
      case AUDIENCE_ACTIVITY -> out.collect(PostingFact.ofActivity(event));
      default -> {}
    }
  }
}
