package io.tideline.job.decisions;

import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What decisions are made of.
 *
 * @param events with their texts read
 * @param alerts of all pipelines
 * @param signals what pipelines have found that is no alert; any number of streams
 * @param standings how far videos came
 * @param playbooks that are to hold
 */
public record DecisionInputs(
    DataStream<Event> events,
    DataStream<Alert> alerts,
    List<DataStream<Signal>> signals,
    DataStream<VideoStanding> standings,
    DataStream<PlaybookUpdate> playbooks) {
  public DecisionInputs {
    signals = List.copyOf(signals);
  }
}
