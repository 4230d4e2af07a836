package io.tideline.job.messages;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;

/** Wires events to rows of {@code messages}. */
public final class MessagesPipeline {
  private MessagesPipeline() {}

  /**
   * Attaches the pipeline to events whose texts have been read; it goes by the playbooks.
   *
   * @param inputs of the messages that say whom they answer, and of the others once it was looked
   *     for
   */
  public static DataStream<TableRow> attach(
      MessageInputs inputs,
      DataStream<PlaybookUpdate> playbooks,
      ErasureStream erasures,
      MessagesConfig config) {
    TypeInformation<PlaybookUpdate> update = TypeInformation.of(PlaybookUpdate.class);
    var told = ErasureStream.told(playbooks, update, "messages.rows").broadcast();
    return inputs
        .events()
        .filter(MessagesPipeline::isWhole)
        .uid("messages.select")
        .name("messages.select")
        .union(inputs.addressed())
        .keyBy(MessagesFunction::keyOf, Types.STRING)
        .connect(erasures.with(told, update, "messages.rows"))
        .transform(
            "messages.rows",
            TableRowSerializer.TYPE,
            new KeyedCoProcessOperator<>(new MessagesFunction(config)))
        .uid("messages.rows");
  }

  private static boolean isWhole(Event event) {
    return event.message() == null
        ? event.commentDeletion() != null
        : !ConversationIds.isUnaddressed(event.message());
  }
}
