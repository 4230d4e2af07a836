package io.tideline.job.messages;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;

/** Wires events to rows of {@code messages}. */
public final class MessagesPipeline {
  private MessagesPipeline() {}

  /** Attaches the pipeline to events whose texts have been read; it goes by the playbooks. */
  public static DataStream<TableRow> attach(
      DataStream<Event> events,
      DataStream<PlaybookUpdate> playbooks,
      ErasureStream erasures,
      MessagesConfig config) {
    TypeInformation<PlaybookUpdate> update = TypeInformation.of(PlaybookUpdate.class);
    var told = ErasureStream.told(playbooks, update, "messages.rows").broadcast();
    return events
        .filter(event -> event.message() != null || event.commentDeletion() != null)
        .uid("messages.select")
        .name("messages.select")
        .keyBy(MessagesFunction::keyOf, Types.STRING)
        .connect(erasures.with(told, update, "messages.rows"))
        .transform(
            "messages.rows",
            TableRowSerializer.TYPE,
            new KeyedCoProcessOperator<>(new MessagesFunction(config)))
        .uid("messages.rows");
  }
}
