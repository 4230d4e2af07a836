package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The playbooks of all tenants, as they are to hold.
 *
 * <p>A step that goes by them takes {@code updates().broadcast()} as its second input and keeps
 * them in {@link ActivePlaybooks}, which begins with {@code config()}.
 *
 * @param updates each document that is to hold; from one instance
 * @param statuses what became of each document
 * @param config what the job starts with
 */
public record PlaybookStream(
    DataStream<PlaybookUpdate> updates,
    DataStream<PlaybookStatus> statuses,
    PlaybooksConfig config) {

  /** Attaches the check to the documents as they are published. */
  public static PlaybookStream attach(
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
