package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.event.Event;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The playbooks of all tenants, as they are to hold.
 *
 * <p>A step that goes by them takes {@code updates().broadcast()} as its second input and keeps
 * them in {@link ActivePlaybooks}, which begins with {@code config()}.
 *
 * @param updates each document that is to hold; from one instance, or none
 * @param statuses what became of each document
 * @param config what the job starts with
 */
public record PlaybookStream(
    DataStream<PlaybookUpdate> updates,
    DataStream<PlaybookStatus> statuses,
    PlaybooksConfig config) {

  /** Attaches the documents as they are published, where any can be. */
  public static PlaybookStream attach(
      Optional<DataStream<PlaybookDocument>> documents,
      DataStream<Event> events,
      PlaybooksConfig config) {
    return documents
        .map(published -> checked(published, config))
        .orElseGet(() -> unchanging(events, config));
  }

  /**
   * Playbooks that hold from the start of a run to its end.
   *
   * <p>The stream is empty, and is made of the events for their time. A source of its own would
   * count for the clock of each step that goes by playbooks until it has said that it is idle;
   * where it says so after the last event, a step would see no time but the greatest, at which
   * nothing is judged (SEMANTICS §1).
   */
  public static PlaybookStream unchanging(DataStream<Event> events, PlaybooksConfig config) {
    SingleOutputStreamOperator<PlaybookUpdate> none =
        events
            .transform(
                "playbook.none",
                TypeInformation.of(PlaybookUpdate.class),
                new UnchangingOperator(config))
            .uid("playbook.none");
    return new PlaybookStream(none, none.getSideOutput(PlaybookCheckOperator.STATUS), config);
  }

  private static PlaybookStream checked(
      DataStream<PlaybookDocument> documents, PlaybooksConfig config) {
    SingleOutputStreamOperator<PlaybookUpdate> updates =
        documents
            .transform(
                "playbook.check",
                TypeInformation.of(PlaybookUpdate.class),
                new PlaybookCheckOperator(config))
            .uid("playbook.check")
            .setParallelism(1)
            .startNewChain();
    return new PlaybookStream(updates, updates.getSideOutput(PlaybookCheckOperator.STATUS), config);
  }
}
